// What a ref names: a branch, a tag, a sha or a pull request's head.
import type { Repository } from "./model.ts";

export const noCommit = "0".repeat(40);

export interface ResolvedRef {
  readonly kind: "branch" | "tag" | "sha" | "pull";
  /** Without refs/heads/ or refs/tags/. */
  readonly name: string;
  readonly sha: string;
}

/** null: no such ref. A branch wins over a tag of the same name; shas may be shortened to seven digits. */
export function resolveRef(repository: Repository, ref: string): ResolvedRef | null {
  const name = ref.replace(/^refs\//, "");
  if (name === "HEAD") return named(repository, "branch", repository.defaultBranch);
  if (name.startsWith("heads/")) return named(repository, "branch", name.slice("heads/".length));
  if (name.startsWith("tags/")) return named(repository, "tag", name.slice("tags/".length));
  if (name.startsWith("pull/")) return pullRef(repository, name);
  return named(repository, "branch", name) ?? named(repository, "tag", name) ?? shaRef(repository, name);
}

function named(repository: Repository, kind: "branch" | "tag", name: string): ResolvedRef | null {
  const sha = (kind === "branch" ? repository.branches : repository.tags).get(name);
  return sha ? { kind, name, sha } : null;
}

function pullRef({ pulls }: Repository, name: string): ResolvedRef | null {
  const number = /^pull\/(\d+)\/head$/.exec(name)?.[1];
  const pull = pulls.get(Number(number));
  return pull ? { kind: "pull", name, sha: pull.headSha } : null;
}

function shaRef({ commits }: Repository, name: string): ResolvedRef | null {
  if (!/^[0-9a-f]{7,40}$/.test(name)) return null;
  const found = name.length === 40 ? commits.get(name)?.oid : unambiguous([...commits.keys()], name);
  return found ? { kind: "sha", name, sha: found } : null;
}

function unambiguous(oids: readonly string[], start: string): string | undefined {
  const matches = oids.filter((oid) => oid.startsWith(start));
  return matches.length === 1 ? matches[0] : undefined;
}
