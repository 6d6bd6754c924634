// A time as people say it, with the exact one for those who ask.
import { html } from "hono/html";
import type { Html } from "./layout.ts";

const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });

const exact = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "medium", timeStyle: "medium" });

/** "3 hours ago", "in 5 minutes": rounded down, so that nothing is said to be over that is not. */
export function ago(at: string, now: Date): string {
  const seconds = Math.round((Date.parse(at) - now.getTime()) / 1000);
  const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  if (unit === "second") return seconds > 0 ? "in a moment" : "just now";
  return relative.format(Math.trunc(seconds / length), unit);
}

export const agoView = (at: string, now: Date): Html =>
  Number.isNaN(Date.parse(at))
    ? html`at an unknown time`
    : html`<time datetime="${new Date(at).toISOString()}" title="${exact.format(new Date(at))} UTC">${ago(at, now)}</time>`;
