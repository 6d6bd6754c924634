// PullRequest: what it is, where its head and base are, whether it could be merged.
import { nodeIdOf } from "../../state/ids.ts";
import type { PullRequest, Repository } from "../../state/model.ts";
import { findRepository, fullName } from "../../state/repositories.ts";
import { baseShaOf } from "../../wire/pull.ts";
import { readsOf, visible } from "../access.ts";
import { paged } from "../connection.ts";
import type { Context } from "../context.ts";
import { type Mergeable, mergeableOf, mergeStateOf } from "../mergeable.ts";
import type { Resolved } from "../resolved.ts";
import { reviewDecision } from "../review-decision.ts";
import { located, pathIn } from "../urls.ts";
import { potentialMergeCommit } from "./potential-merge.ts";
import { commitsOf } from "./pull-commits.ts";
import { stateOf } from "./ref.ts";
import { reviewFields } from "./review.ts";
import { rollupFields } from "./rollup.ts";
import { conversationFields } from "./conversation.ts";

export function pullRequestObject(context: Context, repository: Repository, pull: PullRequest): Resolved {
  const page = located(context, pathIn(repository, `/pull/${pull.number}`));
  return {
    __typename: "PullRequest",
    ...page,
    permalink: page.url,
    ...conversationFields(context, repository, pull),
    ...recordFields(pull),
    ...headFields(context, repository, pull),
    ...baseFields(context, repository, pull),
    ...mergeFields(context, repository, pull),
    ...reviewFields(context, repository, pull),
    reviewDecision: reviewDecision(repository, pull),
    statusCheckRollup: () => rollupFields(context, repository, pull.headSha).statusCheckRollup(),
    labels: paged(
      () => pull.labels,
      (name) => labelObject(repository, name),
    ),
    commits: paged(
      () => commitsOf(repository, pull),
      (commit) => pullCommit(context, repository, { pull, oid: commit.oid }),
    ),
  };
}

const recordFields = (pull: PullRequest) => ({
  state: stateOf(pull),
  isDraft: pull.draft,
  merged: pull.merged,
  mergedAt: pull.mergedAt,
  closed: pull.state === "closed",
  closedAt: pull.closedAt,
  locked: false,
  activeLockReason: null,
  maintainerCanModify: false,
  autoMergeRequest: null,
  isInMergeQueue: false,
  baseRefName: pull.base,
  headRefName: pull.headRef,
  headRefOid: pull.headSha,
});

/** null where the fork is gone or hidden; the name and oid of the head stay known. */
function headFields(context: Context, repository: Repository, pull: PullRequest) {
  const found = pull.headRepository === null ? null : findRepository(context.state, pull.headRepository);
  const head = found && visible(context, found) ? found : null;
  const ref = () => head && context.show.ref(head, `refs/heads/${pull.headRef}`);
  return {
    isCrossRepository: pull.headRepository !== fullName(repository),
    headRepository: () => head && context.show.repository(head),
    headRepositoryOwner: () => head && context.show.actor(head.owner),
    headRef: head ? readsOf(context, head)("contents", ref) : null,
  };
}

function baseFields(context: Context, repository: Repository, pull: PullRequest) {
  const ref = () => context.show.ref(repository, `refs/heads/${pull.base}`);
  return {
    baseRefOid: baseShaOf(repository, pull),
    baseRepository: () => context.show.repository(repository),
    baseRef: readsOf(context, repository)("contents", ref),
  };
}

/** Asked once for all three: asking is what makes GitHub find out. */
function mergeFields(context: Context, repository: Repository, pull: PullRequest) {
  let asked: Mergeable | null = null;
  const mergeable = (): Mergeable => (asked ??= mergeableOf(repository, pull));
  return {
    mergeable,
    mergeStateStatus: () => mergeStateOf(repository, pull, mergeable()),
    potentialMergeCommit: () => (mergeable() === "MERGEABLE" ? potentialMergeCommit(context, repository, pull) : null),
    mergeCommit: () => (pull.mergeCommit ? context.show.commit(repository, pull.mergeCommit) : null),
    mergedBy: () => (pull.mergedBy ? context.show.actor(pull.mergedBy) : null),
  };
}

const labelObject = (repository: Repository, name: string): Resolved => ({
  __typename: "Label",
  id: nodeIdOf("Label", `${repository.id}:${name}`),
  name,
});

function pullCommit(context: Context, repository: Repository, of: { pull: PullRequest; oid: string }): Resolved {
  const { pull, oid } = of;
  return {
    __typename: "PullRequestCommit",
    id: nodeIdOf("PullRequestCommit", `${pull.id}:${oid}`),
    ...located(context, pathIn(repository, `/pull/${pull.number}/commits/${oid}`)),
    commit: () => context.show.commit(repository, oid),
    pullRequest: () => context.show.pullRequest(repository, pull),
  };
}
