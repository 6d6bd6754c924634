// Comparison of a ref with another one of the same repository, seen from the other: ahead by what the first one lacks.
import { commitsBetween, distance } from "../../state/ancestry.ts";
import { nodeIdOf } from "../../state/ids.ts";
import type { Repository } from "../../state/model.ts";
import { resolveRef } from "../../state/refs.ts";
import { paged } from "../connection.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import type { Resolved } from "../resolved.ts";

export interface Compared {
  /** A sha. */
  readonly base: string;
  /** The name of a ref. */
  readonly head: string;
}

export function comparisonObject(context: Context, repository: Repository, { base, head }: Compared): Resolved {
  const found = resolveRef(repository, head);
  // Whether GitHub takes shas here is documented nowhere: refused, so that nobody builds on it.
  if (found?.kind !== "branch" && found?.kind !== "tag") {
    throw new Refusal("NOT_FOUND", `Could not resolve to a Ref with the name '${head}'.`);
  }
  const { aheadBy, behindBy, status } = distance(repository, base, found.sha);
  const commits = paged(
    () => commitsBetween(repository, base, found.sha),
    (commit) => context.show.commit(repository, commit.oid),
  );
  return {
    __typename: "Comparison",
    id: nodeIdOf("Comparison", `${repository.id}:${base}...${found.sha}`),
    aheadBy,
    behindBy,
    status: status.toUpperCase(),
    baseTarget: () => context.show.commit(repository, base),
    headTarget: () => context.show.commit(repository, found.sha),
    commits,
  };
}
