// The environment of a process: named texts, of which empty ones are not set; and what is wrong with one, in a sentence.
import type { z } from "zod";

export type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable is one that is not set: that is what `KEY=` in an env file means. */
export const setIn = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));

/** Without the value: it may be a secret. */
export function sentence({ path, message }: z.core.$ZodIssue, set: Environment): string {
  const name = String(path[0]);
  const missing = set[name] === undefined && !message.startsWith("is missing");
  return missing ? `${name} is missing.` : `${name} ${message}.`;
}
