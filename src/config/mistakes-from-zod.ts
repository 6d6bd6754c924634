// From zod's issues to mistakes: an unknown or wrong key is one at the key, everything else one at the value.
import type * as z from "zod";
import type { Mistake } from "./finding.ts";
import { quoted, unknown } from "./wording.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export const mistakesFromZod = (issues: readonly Issue[], above: Path = []): readonly Mistake[] =>
  issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    if (issue.code === "unrecognized_keys") return unknownKeys(issue, path);
    if (issue.code === "invalid_key") return wrongKey(issue, path);
    const inner = issue.code === "invalid_union" ? meant(issue.errors) : undefined;
    if (inner) return mistakesFromZod(inner, path);
    return [{ path, at: "value", says: () => `${label(path)} ${sentence(issue)}` }];
  });

/** Sentences that take long to make come as functions. */
function sentence({ code, message, ...issue }: Issue): string {
  const says: unknown = code === "custom" && "params" in issue ? issue.params?.["says"] : undefined;
  return typeof says === "function" ? String(says()) : message;
}

function unknownKeys({ keys, message }: z.core.$ZodIssueUnrecognizedKeys, path: Path): Mistake[] {
  const allowed = message.split(", ");
  return keys.map((key) => ({ path: [...path, key], at: "key", says: () => unknown("key", key, allowed) }));
}

const wrongKey = ({ issues }: z.core.$ZodIssueInvalidKey, path: Path): Mistake[] =>
  issues.slice(0, 1).map(({ message }) => ({ path, at: "key", says: () => `the name ${label(path)} ${message}` }));

/** Of the kinds that a value may have, the one that it has: its issues, unless it has none of them. */
function meant(kinds: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const isOther = ({ code, path }: Issue): boolean =>
    path.length === 0 && (code === "invalid_type" || code === "invalid_value");
  return kinds.find((issues) => issues.length > 0 && !issues.some(isOther));
}

function label(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  return typeof last === "number" ? `entry ${last + 1} of ${label(path.slice(0, -1))}` : quoted(String(last));
}
