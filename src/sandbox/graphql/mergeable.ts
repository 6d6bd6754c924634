// Whether a pull request could be merged: GitHub finds out in the background, so the first who asks hears UNKNOWN.
// https://docs.github.com/rest/guides/using-the-rest-api-to-interact-with-your-git-database#checking-mergeability-of-pull-requests
import { contextsOf, rollup } from "../state/contexts.ts";
import { isMergeable } from "../state/merge-branches.ts";
import type { PullRequest, Repository } from "../state/model.ts";
import { reviewDecision } from "./review-decision.ts";

export type Mergeable = "MERGEABLE" | "CONFLICTING" | "UNKNOWN";

/** The pair of shas that each pull request was last asked for. */
const asked = new WeakMap<PullRequest, string>();

/** A second call answers; a push to either side makes it unknown again, and so does closing. */
export function mergeableOf(repository: Repository, pull: PullRequest): Mergeable {
  const base = repository.branches.get(pull.base);
  if (pull.state !== "open" || !base) return "UNKNOWN";
  const pair = `${base}...${pull.headSha}`;
  const known = asked.get(pull) === pair;
  asked.set(pull, pair);
  if (!known) return "UNKNOWN";
  return isMergeable(repository, base, pull.headSha) ? "MERGEABLE" : "CONFLICTING";
}

function isBlocked(repository: Repository, pull: PullRequest): boolean {
  const reported = contextsOf(repository, pull.headSha);
  const green = (name: string): boolean => rollup(reported.filter((context) => context.name === name)) === "SUCCESS";
  const decision = reviewDecision(repository, pull);
  const required = repository.requiredContexts.get(pull.base) ?? [];
  return !required.every(green) || (decision !== null && decision !== "APPROVED");
}

export function mergeStateOf(repository: Repository, pull: PullRequest, mergeable: Mergeable): string {
  if (mergeable === "UNKNOWN") return "UNKNOWN";
  if (mergeable === "CONFLICTING") return "DIRTY";
  if (pull.draft) return "DRAFT";
  if (isBlocked(repository, pull)) return "BLOCKED";
  const all = rollup(contextsOf(repository, pull.headSha));
  return all === null || all === "SUCCESS" ? "CLEAN" : "UNSTABLE";
}
