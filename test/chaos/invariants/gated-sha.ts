// What is deployed is what was gated: the head that the comment's author saw, or Slipway's own merge on top of it.
import type { Repository } from "../../../src/sandbox/state/model.ts";
import type { Evidence, Invariant } from "../evidence.ts";
import type { Spoken } from "../people.ts";
import type { Made, SeenHead } from "../recorder.ts";
import { commentOf, requestOf, slipway } from "../words.ts";

export const gatedSha: Invariant = (evidence) =>
  evidence.recorder.made
    .filter((made) => !isDisowned(made))
    .flatMap((made) => {
      const { deployment, repository } = made;
      const spoken = evidence.spoken.find(({ comment }) => comment.id === commentOf(requestOf(deployment) ?? ""));
      if (!spoken) return [`deployment ${deployment.id} is for a comment that nobody wrote`];
      const gated = beneathMerges(repository, deployment.sha);
      const known = headsSeenBy(evidence, spoken).map(({ sha }) => sha);
      const allowed = known.some((sha) => gated.includes(sha));
      return allowed
        ? []
        : [`deployment ${deployment.id} is of ${deployment.sha.slice(0, 7)}, which was no head that its comment meant`];
    });

export const greenChecks: Invariant = ({ recorder }) =>
  recorder.made
    .filter((made) => !isDisowned(made) && made.checks["ci"] !== "success")
    .map(
      ({ deployment, checks }) =>
        `deployment ${deployment.id} was created while its check was ${checks["ci"] ?? "not there"}`,
    );

/** Slipway ended it itself: GitHub had taken another commit than the gated one. */
export const isDisowned = ({ deployment }: Made): boolean =>
  deployment.statuses.some(({ creator, state }) => creator === slipway && state === "error");

/** The head when the comment was written; GitHub's times are whole seconds, and what came in the same second counts. */
function headsSeenBy({ recorder }: Evidence, { pull, comment }: Spoken): SeenHead[] {
  const written = Date.parse(comment.createdAt);
  const heads = recorder.heads.get(pull) ?? [];
  const early = heads.filter(({ at }) => at < written + 1000);
  return early.filter((_, index) => (early[index + 1]?.at ?? Number.POSITIVE_INFINITY) >= written);
}

/** The sha, and what lies under it as long as Slipway made the merge: the first parents. */
function beneathMerges(repository: Repository, sha: string): string[] {
  const commit = repository.commits.get(sha);
  const [first, second] = commit?.parents ?? [];
  if (!commit || !first || !second || commit.author !== slipway) return [sha];
  return [sha, ...beneathMerges(repository, first)];
}
