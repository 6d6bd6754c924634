// RequirableByPullRequest: whether a context must pass before a pull request may be merged.
import type { PullRequest, Repository } from "../../state/model.ts";
import { nodeNotFound, Refusal } from "../refusal.ts";

interface RequiredArgs {
  readonly pullRequestId?: string | null;
  readonly pullRequestNumber?: number | null;
}

function askedFor({ pulls }: Repository, { pullRequestId, pullRequestNumber }: RequiredArgs): PullRequest {
  if (!pullRequestId && !pullRequestNumber) {
    throw new Refusal("UNPROCESSABLE", "Either pullRequestId or pullRequestNumber must be given.");
  }
  const found = [...pulls.values()].find((pull) =>
    pullRequestId ? pull.nodeId === pullRequestId : pull.number === pullRequestNumber,
  );
  if (found) return found;
  throw pullRequestId ? nodeNotFound(pullRequestId) : pullNotFound(pullRequestNumber ?? 0);
}

export const pullNotFound = (number: number): Refusal =>
  new Refusal("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${number}.`);

export const requiredField = (repository: Repository, name: string) => ({
  isRequired: (args: RequiredArgs): boolean =>
    repository.requiredContexts.get(askedFor(repository, args).base)?.includes(name) ?? false,
});
