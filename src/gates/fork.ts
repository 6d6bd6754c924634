// The code is the repository's own; a fork's only where the environment takes one that is named by its full sha.
import { because } from "../domain/reasons.ts";
import { block, type GateAnswer, pass } from "../domain/verdict.ts";
import { type Case, type Gate, ranThere } from "./gate.ts";
import { namesHead } from "./names-head.ts";

export const fork: Gate = {
  name: "fork",
  asks: "The code is not a fork's, or a fork's that the environment takes.",
  wakesOn: [],
  overridable: false,
  skippedFor: ranThere,
  evaluate(given) {
    const { pullRequest, head } = given.snapshot;
    if (pullRequest) return pullRequest.fork ? judgeFork(given) : pass;
    // GitHub finds the commits of forks in the base repository, too: one that is on no branch of ours may be anybody's.
    const isOurs = head.kind !== "sha" || head.on.length > 0;
    return isOurs ? pass : block(because("commit_of_nobody", { sha: head.sha }));
  },
};

function judgeFork(given: Case): GateAnswer {
  const { forks, name: environment } = given.request.environment;
  const { ref, sha } = given.snapshot.head;
  if (forks !== "by_sha") return block(because("fork", { ref }));
  return namesHead(given) ? pass : block(because("fork_by_sha", { ref, sha, environment }));
}
