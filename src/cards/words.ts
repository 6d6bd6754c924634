// Small pieces that every card is made of: shas, times, lists of contexts.
import type { ContextLink } from "../domain/context.ts";
import { code, join, link, type Markdown, md } from "./md.ts";

export const shortSha = (sha: string): string => sha.slice(0, 7);

export const commit = (repositoryUrl: string, sha: string): Markdown =>
  link(code(shortSha(sha)), `${repositoryUrl}/commit/${sha}`);

/** A link, or nothing where there is no address to lead to. */
export function linked(label: Markdown, url: string | null): readonly Markdown[] {
  const made = link(label, url);
  return made === label ? [] : [made];
}

/** Comparing two commits, as GitHub's page does it. */
export const compare = (repositoryUrl: string, from: string, to: string): string =>
  `${repositoryUrl}/compare/${from}...${to}`;

/** "14:05 UTC on 23 Nov": cards are read all over the world. */
export function utc(time: string): string {
  const date = new Date(time);
  return `${date.toISOString().slice(11, 16)} UTC on ${days.format(date)}`;
}

const days = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });

const weekday: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };
const hour: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** "08:00 on Mon 2 Mar (Asia/Tokyo), 23:00 UTC on 1 Mar": by the clocks that the configuration means, and by everyone's. */
export function zoned(time: string, timeZone: string): Markdown {
  const format = (as: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat("en-GB", { ...as, timeZone }).format(new Date(time)).replaceAll(",", "");
  const [clock, day] = [format(hour), format(weekday)];
  return timeZone === "UTC" ? md`${clock} UTC on ${day}` : md`${clock} on ${day} (${timeZone}), ${utc(time)}`;
}

/** "3 min 5 s", from whole seconds. */
export function took(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}

/** "1st", "2nd", "3rd", "11th". */
export const ordinal = (place: number): string => `${place}${endings[ordinals.select(place)] ?? "th"}`;

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const endings: { readonly [R in Intl.LDMLPluralRule]?: string } = { one: "st", two: "nd", few: "rd" };

/** "1 minute", "60 minutes". */
export const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? "" : "s"}`;

export interface Room {
  /** How many values. */
  readonly most: number;
  /** How many characters of Markdown, all values together. */
  readonly length: number;
}

/** As many values as there is room for, at least one; and how many are left. */
export function fitting<Value>(
  values: readonly Value[],
  room: Room,
  show: (value: Value) => Markdown,
): { readonly shown: readonly Markdown[]; readonly more: number } {
  const shown: Markdown[] = [];
  let length = 0;
  for (const value of values.slice(0, room.most)) {
    const one = show(value);
    length += one.text.length;
    if (shown.length > 0 && length > room.length) break;
    shown.push(one);
  }
  return { shown, more: values.length - shown.length };
}

/** The longest card has three such rows, and few of everything else. */
const row: Room = { most: 20, length: 8_000 };

/** Values in a row, cut where there are too many to read. */
export function list<Value>(values: readonly Value[], show: (value: Value) => Markdown, room: Room = row): Markdown {
  const { shown, more } = fitting(values, room, show);
  const told = join(shown, ", ");
  return more > 0 ? md`${told} and ${more} more` : told;
}

/** "`build` (timed out)", linked to where it is explained. */
export const contextList = (contexts: readonly ContextLink[]): Markdown =>
  list(contexts, ({ name, word, url }) => md`${link(code(name), url)} (${word.replaceAll("_", " ")})`);

export const names = (values: readonly string[]): Markdown => list(values, code);

/** Of those who may: whom to ask, not who all there are. */
export const fewNames = (values: readonly string[]): Markdown => list(values, code, { most: 5, length: 1_000 });
