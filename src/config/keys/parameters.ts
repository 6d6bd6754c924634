// Typed parameters: what `key=value` of a command may say.
import * as z from "zod";
import { nearest } from "../../domain/nearest.ts";
import {
  isPlainText,
  longestText,
  mostParameters,
  parameterName,
  parameterNameMust,
  plainTextMust,
} from "../../domain/parameters.ts";
import { key, listOf, needed, section, text, truth } from "../values.ts";
import { must, quoted, shown } from "../wording.ts";

const number = z.number({ error: must("be a number") });
const line = z
  .string({ error: must("be text") })
  .max(longestText, `must be ${plainTextMust}`)
  .refine(isPlainText, `must be ${plainTextMust}`);
const word = text.refine(isPlainText, `must be ${plainTextMust}`);
const byDefault = "What holds where the command says nothing. Without it the command must.";
const type = <Name extends "string" | "number" | "boolean" | "choice">(name: Name) =>
  needed(z.literal(name), "What it takes.");

const numeric = section({
  type: type("number"),
  default: key(number, byDefault),
  min: key(number, "The lowest number."),
  max: key(number, "The highest number."),
}).superRefine(({ default: given, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }, context) => {
  const wrong = (path: string, message: string): void => context.addIssue({ code: "custom", path: [path], message });
  if (min > max) return wrong("max", `must not be below "min", ${min}`);
  if (given !== undefined && given < min) wrong("default", `must not be below "min", ${min}`);
  if (given !== undefined && given > max) wrong("default", `must not be above "max", ${max}`);
});

const choice = section({
  type: type("choice"),
  default: key(word, byDefault),
  options: needed(
    listOf(word, "words").min(1, "must have an entry").max(100, "must not have more than 100 entries"),
    "What can be chosen.",
  ),
}).superRefine(({ default: given, options }, context) => {
  if (given === undefined || options.includes(given)) return;
  const near = nearest(given, options);
  const meant = near === null ? "" : `: did you mean ${quoted(near)}?`;
  context.addIssue({ code: "custom", path: ["default"], message: `must be one of "options"${meant}` });
});

const types = "string, number, boolean or choice";

const definition = z.discriminatedUnion(
  "type",
  [
    section({ type: type("string"), default: key(line, byDefault) }),
    numeric,
    section({ type: type("boolean"), default: key(truth, byDefault) }),
    choice,
  ],
  {
    error: ({ code, input }) =>
      code === "invalid_union"
        ? `must be ${types}, not ${shown((input as { type?: unknown } | undefined)?.type)}`
        : must(`be a map with a type: ${types}`)({ input }),
  },
);

const name = z.string().regex(parameterName, `must be ${parameterNameMust}`);

export const parameters = z
  .record(name, definition, { error: must("be a map from names to what they take") })
  .superRefine((named, context) => {
    const names = Object.keys(named);
    if (names.length > mostParameters)
      context.addIssue({ code: "custom", message: `must not have more than ${mostParameters} entries` });
    const first = new Map<string, string>();
    for (const name of names) {
      const other = first.get(name.toLowerCase());
      if (other === undefined) first.set(name.toLowerCase(), name);
      else
        context.addIssue({
          code: "custom",
          path: [name],
          message: `is ${quoted(other)} again: upper and lower case are the same`,
        });
    }
  });
