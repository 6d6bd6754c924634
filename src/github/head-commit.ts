// The commit that a pull request's head is, by the branch itself.
import type { CommitAnswer, PullRequestAnswer } from "./facts-answer.ts";
import { type GraphqlError, whyUnread } from "./sort-graphql-errors.ts";

/** Null where branch and pull request differ: after a push GitHub moves the branch first. */
export function headCommit({ isCrossRepository, headRef, headRefOid }: PullRequestAnswer): CommitAnswer | null {
  const commit = headRef?.target;
  return !isCrossRepository && commit?.oid === headRefOid ? commit : null;
}

export function whyNoHeadCommit(pullRequest: PullRequestAnswer, errors: readonly GraphqlError[]): string {
  if (pullRequest.isCrossRepository) return "its head is in a fork";
  if (pullRequest.headRef?.target) return "its head is moving";
  return whyUnread(errors, "headRef") ?? "its branch is gone";
}
