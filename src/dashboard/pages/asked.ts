// What the address of a page asks for, and addresses that ask for something else: nonsense asks for nothing.
import { states } from "../../domain/deployment.ts";
import { type Days, windows } from "../../domain/dora.ts";
import type { HistoryFilter } from "../shown.ts";

export interface Asked extends HistoryFilter {
  /** From 1. */
  readonly page: number;
  /** Of the figures. */
  readonly days: Days;
  /** The deployment that is compared with others. */
  readonly from: { readonly id: number; readonly sha: string } | null;
}

export const usualDays: Days = 30;
const mostPages = 100_000;
const longest = 100;

export type Query = (name: string) => string | undefined;

export function toAsked(query: Query): Asked {
  const days = Number(query("days"));
  return {
    task: text(query("task")),
    state: states.find((one) => one === query("state")) ?? null,
    by: text(query("by"))?.replace(/^@/, "") || null,
    page: Math.min(mostPages, number(query("page")) ?? 1),
    days: windows.find((one) => one === days) ?? usualDays,
    from: toFrom(query("from")),
  };
}

/** What is as usual is not said. */
export function toQuery({ task, state, by, page, days, from }: Asked): string {
  const said: Readonly<Record<string, string | null>> = {
    task,
    state,
    by,
    days: days === usualDays ? null : `${days}`,
    from: from && `${from.id}.${from.sha}`,
    page: page === 1 ? null : `${page}`,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) if (value) query.set(name, value);
  return `?${query.toString()}`;
}

const text = (value: string | undefined): string | null => value?.trim().slice(0, longest).toWellFormed() || null;

/** From 1. */
export function number(value: string | undefined): number | null {
  const parsed = /^\d{1,15}$/.test(value ?? "") ? Number(value) : 0;
  return parsed > 0 ? parsed : null;
}

/** "4301.9c2f…": only a sha is put into an address. */
function toFrom(value: string | undefined): Asked["from"] {
  const [, id, sha] = /^(\d{1,15})\.([0-9a-f]{7,64})$/.exec(value ?? "") ?? [];
  return id && sha ? { id: Number(id), sha } : null;
}
