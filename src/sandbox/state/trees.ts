// Trees as maps from path to content: their object ids, what differs, and the merge of two by their common base.
import { createHash } from "node:crypto";

export type Tree = ReadonlyMap<string, string>;

const sha1 = (content: string | Buffer): string => createHash("sha1").update(content).digest("hex");

export const blobOid = (content: string): string => sha1(`blob ${Buffer.byteLength(content)}\0${content}`);

export const treeOid = (files: Tree): string =>
  sha1(
    [...files]
      .map(([path, content]) => `${path}\0${blobOid(content)}`)
      .sort()
      .join("\n"),
  );

export const oidOf = (record: unknown): string => sha1(JSON.stringify(record));

export interface Change {
  readonly path: string;
  readonly status: "added" | "modified" | "removed";
  readonly before: string | null;
  readonly after: string | null;
}

export function changesBetween(before: Tree, after: Tree): Change[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].sort().flatMap((path) => changeOf(path, before.get(path) ?? null, after.get(path) ?? null));
}

function changeOf(path: string, before: string | null, after: string | null): Change[] {
  if (before === after) return [];
  if (before === null) return [{ path, status: "added", before, after }];
  return [{ path, status: after === null ? "removed" : "modified", before, after }];
}

export interface MergedTrees {
  readonly files: Tree;
  /** Paths that both sides changed, each in its own way. */
  readonly conflicts: readonly string[];
}

/** By path: what only one side changed is taken from that side. */
export function mergeTrees(trees: { readonly base: Tree; readonly ours: Tree; readonly theirs: Tree }): MergedTrees {
  const files = new Map(trees.ours);
  const conflicts: string[] = [];
  for (const { path, before, after } of changesBetween(trees.base, trees.theirs)) {
    const ours = trees.ours.get(path) ?? null;
    if (ours !== before && ours !== after) conflicts.push(path);
    else if (after === null) files.delete(path);
    else files.set(path, after);
  }
  return { files, conflicts };
}

export function withChanges(files: Tree, changes: Readonly<Record<string, string | null>>): Tree {
  const next = new Map(files);
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) next.delete(path);
    else next.set(path, content);
  }
  return next;
}
