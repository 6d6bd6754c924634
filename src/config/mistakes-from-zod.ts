// From zod's issues to mistakes: an unknown key is one at the key, everything else one at the value.
import type * as z from "zod";
import type { Mistake } from "./finding.ts";
import { quoted, unknown } from "./wording.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export const mistakesFromZod = (issues: readonly Issue[], above: Path = []): readonly Mistake[] =>
  issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    if (issue.code === "unrecognized_keys") return unknownKeys(issue, path);
    const inner = issue.code === "invalid_union" ? deeper(issue.errors) : [];
    if (inner.length > 0) return mistakesFromZod(inner, path);
    return [{ path, at: "value", says: () => `${label(path)} ${issue.message}` }];
  });

function unknownKeys({ keys, message }: z.core.$ZodIssueUnrecognizedKeys, path: Path): Mistake[] {
  const allowed = message.split(", ");
  return keys.map((key) => ({ path: [...path, key], at: "key", says: () => unknown("key", key, allowed) }));
}

/** Of the kinds that a value may have, the one that it has tells of mistakes further down. */
const deeper = (kinds: readonly (readonly Issue[])[]): Issue[] => kinds.flat().filter((issue) => issue.path.length > 0);

function label(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  return typeof last === "number" ? `entry ${last + 1} of ${label(path.slice(0, -1))}` : quoted(String(last));
}
