// Which commit comes before which: ancestors, ahead and behind, merge bases.
import type { Commit, Repository } from "./model.ts";

type History = Pick<Repository, "commits">;

export function commitOf({ commits }: History, oid: string): Commit {
  const commit = commits.get(oid);
  if (!commit) throw new Error(`The sandbox has no commit ${oid}.`);
  return commit;
}

/** With the commit itself, newest first as far as parents tell. */
export function ancestorsOf(history: History, oid: string): ReadonlySet<string> {
  const seen = new Set([oid]);
  for (const current of seen) for (const parent of commitOf(history, current).parents) seen.add(parent);
  return seen;
}

/** A commit is its own ancestor, as in git. */
export const isAncestor = (history: History, ancestor: string, descendant: string): boolean =>
  ancestorsOf(history, descendant).has(ancestor);

const without = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => [...a].filter((oid) => !b.has(oid));

export interface Distance {
  readonly aheadBy: number;
  readonly behindBy: number;
  readonly status: "ahead" | "behind" | "diverged" | "identical";
}

/** How far `head` is from `base`. */
export function distance(history: History, base: string, head: string): Distance {
  const [ofBase, ofHead] = [ancestorsOf(history, base), ancestorsOf(history, head)];
  const aheadBy = without(ofHead, ofBase).length;
  const behindBy = without(ofBase, ofHead).length;
  return { aheadBy, behindBy, status: statusOf(aheadBy, behindBy) };
}

function statusOf(aheadBy: number, behindBy: number): Distance["status"] {
  if (aheadBy && behindBy) return "diverged";
  if (aheadBy) return "ahead";
  return behindBy ? "behind" : "identical";
}

/** The best common ancestor; null where the histories never met. */
export function mergeBase(history: History, a: string, b: string): string | null {
  const ofB = ancestorsOf(history, b);
  const common = [...ancestorsOf(history, a)].filter((oid) => ofB.has(oid));
  const older = new Set(common.flatMap((oid) => commitOf(history, oid).parents));
  return common.find((oid) => !older.has(oid)) ?? null;
}

/** The commits of `head` that `base` lacks, oldest first, as GitHub lists them. */
export function commitsBetween(history: History, base: string, head: string): Commit[] {
  const missing = without(ancestorsOf(history, head), ancestorsOf(history, base));
  return missing.toReversed().map((oid) => commitOf(history, oid));
}
