// What a route gets and what it answers.
import type { Repository, State } from "../state/model.ts";
import type { Viewer } from "../state/viewer.ts";
import type { Json, Wire } from "../wire/wire.ts";

export interface Asked {
  readonly wire: Wire;
  readonly state: State;
  readonly viewer: Viewer;
  /** Of the path, decoded, as GitHub's description types them. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Json;
  readonly url: URL;
  readonly accept: string;
}

export interface AskedInRepository extends Asked {
  readonly repository: Repository;
}

export interface Answer {
  readonly status: number;
  /** JSON; a text is sent as it is; undefined: no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown, headers?: Readonly<Record<string, string>>): Answer =>
  headers ? { status: 200, body, headers } : { status: 200, body };

export const created = (body: unknown): Answer => ({ status: 201, body });

export const noContent: Answer = { status: 204 };

/** Checked against GitHub's description before a route sees them, so these only narrow. */
export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const optionalText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
export const optionalFlag = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);
export const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
export const numbers = (value: unknown): number[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === "number") : undefined;

/** Without the keys that have no value: what was left out stays left out. */
export const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
