// The kinds of value that keys of slipway.yml take, each with the sentence for what it does not take.
import * as z from "zod";
import { nearest } from "../domain/nearest.ts";
import { must, quoted } from "./wording.ts";

/** A key that may be left out: what it takes, what it does, and what holds without it. */
export const key = <Value extends z.ZodType>(value: Value, does: string, otherwise?: unknown) =>
  value.optional().meta(otherwise === undefined ? { description: does } : { description: does, default: otherwise });

/** A key that must be there. */
export const needed = <Value extends z.ZodType>(value: Value, does: string) => value.meta({ description: does });

const yes = new Set(["yes", "y", "on", "true"]);
const no = new Set(["no", "n", "off", "false"]);

/** YAML 1.2 reads `yes` as text: https://yaml.org/spec/1.2.2/#1032-tag-resolution */
function plainTruth(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const word = value.toLowerCase();
  if (yes.has(word)) return "write true";
  return no.has(word) ? "write false" : undefined;
}

const inQuotes = (value: unknown): string | undefined =>
  typeof value === "number" || typeof value === "boolean" ? "put it in quotes" : undefined;

export const truth = z.boolean({ error: must("be true or false", plainTruth) });

export const text = z.string({ error: must("be text", inQuotes) }).min(1, "must not be empty");

export const name = text.refine((name) => name.trim() === name, "must not begin or end with a blank");

export function wholeNumber(least: number, most: number) {
  const error = must(`be a whole number from ${least} to ${most}`);
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  const meant = (value: unknown): string | undefined => {
    const near = typeof value === "string" ? nearest(value, words) : null;
    return near === null ? undefined : `did you mean ${quoted(near)}?`;
  };
  return z.enum(words, { error: must(`be ${inWords(words)}`, meant) });
}

export const inWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

/**
 * Entries, each once; `same` makes equal what means the same. Also looked through when one of them is wrong, to tell every
 * mistake at once.
 */
export const listOf = <Entry extends z.ZodType>(entry: Entry, what: string, same = (entry: string) => entry) =>
  z.array(entry, { error: must(`be a list of ${what}`) }).superRefine(
    (entries, context) => {
      const seen = new Set<unknown>();
      for (const [index, entry] of (Array.isArray(entries) ? entries : []).entries()) {
        const meaning = typeof entry === "string" ? same(entry) : entry;
        if (seen.has(meaning)) context.addIssue({ code: "custom", path: [index], message: "is in the list twice" });
        seen.add(meaning);
      }
    },
    { when: () => true },
  );

/**
 * A map whose keys are all known. For an unknown key the message is the list of those that are:
 * the sentence is made from it, with one key at a time, by mistakesFromZod.
 */
export const section = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? Object.keys(shape).join(", ") : must("be a map of settings")(issue),
  });
