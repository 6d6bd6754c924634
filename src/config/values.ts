// The kinds of value that keys of slipway.yml take, each with the sentence for what it does not take.
import * as z from "zod";
import { must } from "./wording.ts";

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

/** Never repeated in a sentence: it may hold a password. */
export const webAddress = z
  .string({ error: must("be a web address") })
  .refine(isWebAddress, "must be an address that starts with https:// or http://, without user, password or blanks");

function isWebAddress(address: string): boolean {
  if (/[\s\p{Cc}\p{Cf}]/u.test(address)) return false;
  const url = URL.parse(address);
  return /^https?:\/\//i.test(address) && url !== null && url.username === "" && url.password === "";
}

const name = text.refine((name) => name.trim() === name, "must not begin or end with a blank");

/** Names, each once. Also looked through when one of them is no text, to tell every mistake at once. */
export const list = z.array(name).superRefine(
  (names, context) => {
    const seen = new Set<unknown>();
    for (const [index, name] of (Array.isArray(names) ? names : []).entries()) {
      if (seen.has(name)) context.addIssue({ code: "custom", path: [index], message: "is in the list twice" });
      seen.add(name);
    }
  },
  { when: () => true },
);

/**
 * A map whose keys are all known. For an unknown key the message is the list of those that are:
 * the sentence is made from it, with one key at a time, by findingsFromZod.
 */
export const section = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? Object.keys(shape).join(", ") : must("be a map of settings")(issue),
  });
