// Links to logs: whoever has one may read that log, until it expires.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Duration } from "../domain/duration.ts";
import type { Run } from "../domain/run.ts";

export interface LinkBase {
  readonly key: Buffer;
  /** Of this Slipway, without "/" at its end. */
  readonly url: string;
}

const good: Duration = 14 * 86_400_000;

/** The same each time it is asked for: a status that is written twice is the same status. */
export const logUrlOf = (base: LinkBase, { id, createdAt }: Pick<Run, "id" | "createdAt">): string =>
  logLink(base, id, new Date(Date.parse(createdAt) + good));

export function logLink({ key, url }: LinkBase, run: string, expires: Date): string {
  const expiry = String(Math.floor(expires.getTime() / 1000));
  return `${url}${logPath(run)}?key=${expiry}.${macOf(key, run, expiry)}`;
}

export const logPath = (run: string): string => `/runs/${run}/log`;

/** In a time that does not tell how much of it is right. */
export function isLogKey(key: Buffer, { run, given }: { readonly run: string; readonly given: string }, now: Date) {
  const [, expiry = "", mac = ""] = /^(\d{1,12})\.([\w-]+)$/.exec(given) ?? [];
  const [right, asked] = [Buffer.from(macOf(key, run, expiry)), Buffer.from(mac)];
  const isRight = right.length === asked.length && timingSafeEqual(right, asked);
  return isRight && now.getTime() < Number(expiry) * 1000;
}

const macOf = (key: Buffer, run: string, expiry: string): string =>
  createHmac("sha256", key).update(`slipway log link 1\n${run}\n${expiry}`).digest("base64url");
