// Ref: a branch or tag, what it points at, and how far others are from it.
import { nodeIdOf } from "../../state/ids.ts";
import type { PullRequest, Repository } from "../../state/model.ts";
import { resolveRef } from "../../state/refs.ts";
import { fullName } from "../../state/repositories.ts";
import { oidOf } from "../../state/trees.ts";
import { readsOf } from "../access.ts";
import { paged, type Page } from "../connection.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";
import { branchRuleFields } from "./branch-rules.ts";
import { comparisonObject } from "./comparison.ts";
import { gitObjectFields } from "./git-object.ts";

interface Named {
  readonly prefix: "refs/heads/" | "refs/tags/";
  readonly name: string;
}

function split(fullName: string): Named | null {
  const match = /^(refs\/(?:heads|tags)\/)(.+)$/.exec(fullName);
  const [, prefix, name] = match ?? [];
  return name && (prefix === "refs/heads/" || prefix === "refs/tags/") ? { prefix, name } : null;
}

export function refObject(context: Context, repository: Repository, fullName: string): Resolved | null {
  const named = split(fullName);
  const found = named && resolveRef(repository, fullName);
  if (!named || !found) return null;
  return {
    __typename: "Ref",
    id: nodeIdOf("Ref", `${repository.id}:${fullName}`),
    ...named,
    target: () => targetOf(context, repository, { ...named, sha: found.sha }),
    repository: () => context.show.repository(repository),
    compare: ({ headRef }: { headRef: string }) =>
      comparisonObject(context, repository, { base: found.sha, head: headRef }),
    associatedPullRequests: readsOf(context, repository)("pull_requests", pullsFrom(context, repository, named.name)),
    ...branchRuleFields(context, repository, named.prefix === "refs/heads/" ? named.name : null),
  };
}

/** Of an annotated tag: the tag's own object. */
function targetOf(context: Context, repository: Repository, ref: Named & { readonly sha: string }): Resolved {
  const { prefix, name, sha } = ref;
  const commit = context.show.commit(repository, sha);
  if (prefix !== "refs/tags/" || !repository.annotatedTags.has(name)) return commit;
  const fields = gitObjectFields(context, repository, { type: "Tag", oid: oidOf({ tag: name, sha }) });
  return { ...fields, name, message: name, target: commit };
}

interface PullArgs extends Page {
  readonly states?: readonly string[] | null;
}

const pullsFrom = (context: Context, repository: Repository, branch: string) =>
  paged(
    ({ states }: PullArgs) =>
      [...repository.pulls.values()].filter(
        (pull) =>
          pull.headRef === branch &&
          pull.headRepository === fullName(repository) &&
          (!states || states.includes(stateOf(pull))),
      ),
    (pull) => context.show.pullRequest(repository, pull),
  );

export const stateOf = ({ merged, state }: PullRequest): "OPEN" | "CLOSED" | "MERGED" => {
  if (merged) return "MERGED";
  return state === "open" ? "OPEN" : "CLOSED";
};
