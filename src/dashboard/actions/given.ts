// The fields of a form as a browser sent them: judged here, and trusted behind.
import { z } from "zod";
import { mostParameters } from "../../domain/parameters.ts";
import { isNonce } from "./nonce.ts";

const longestText = 1_000;
const longestName = 255;

const number = z.stringFormat("number", /^[1-9]\d{0,14}$/).transform(Number);
/** GitHub's GraphQL takes no greater number: https://spec.graphql.org/October2021/#sec-Int */
const pullRequest = number.refine((one) => one < 2 ** 31, "Choose a pull request.");
const text = z.string().max(longestText).default("");
const checkbox = z.literal("on").optional();

/** "": it was left empty. */
const schema = z.object({
  nonce: z.string().refine(isNonce, "The form is not one of Slipway's. Load the page again."),
  pull: z.union([z.literal("").transform(() => null), pullRequest], "Choose a pull request.").default(null),
  environment: z.string().max(longestName, "The name of an environment has at most 255 characters.").default(""),
  from: z.string().max(longestName, "The name of an environment has at most 255 characters.").default(""),
  deployment: z
    .union([z.literal("").transform(() => null), number], "A deployment is named by its number, such as 4301.")
    .default(null),
  for: z
    .string()
    .regex(/^(\d{1,9}[smhd])?$/i, "Write a time such as 30m, 2h or 1d.")
    .default(""),
  reason: text,
  dryRun: checkbox,
  force: checkbox,
  forceReason: text,
  parameters: z
    .record(z.string(), z.string().max(longestText))
    .refine(
      (all) => Object.keys(all).length <= mostParameters,
      `${mostParameters} parameters are the most in one command.`,
    ),
});

export type Given = z.infer<typeof schema>;

export type Judged = { readonly given: Given } | { readonly problems: readonly string[] };

/** What a form is called for a parameter of an environment. */
export const fieldOf = (parameter: string): string => `parameter.${parameter}`;

/** `body`: fields that are files, or there twice, are none of ours. */
export function judgeFields(body: Readonly<Record<string, unknown>>): Judged {
  const { data, error } = schema.safeParse({ ...body, parameters: parametersIn(body) });
  return data ? { given: data } : { problems: [...new Set(error.issues.map(({ message }) => message))] };
}

/** One that was left empty is not given. */
function parametersIn(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const prefix = fieldOf("");
  const own = Object.entries(body).filter(([name, value]) => name.startsWith(prefix) && value !== "");
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}
