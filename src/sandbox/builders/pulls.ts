// Pull requests of a story, and what people do on them.
import { createComment, deleteComment, updateComment } from "../state/comments.ts";
import { openIssue } from "../state/issues.ts";
import type { Comment, Issue, PullRequest, Repository, Review, State } from "../state/model.ts";
import {
  closePullRequest,
  draftPullRequest,
  labelPullRequest,
  mergePullRequest,
  type NewPullRequest,
  openPullRequest,
  reopenPullRequest,
} from "../state/pulls.ts";
import { pushCommit } from "../state/push.ts";
import { submitReview } from "../state/reviews.ts";
import { actorBy, type RepositoryName, repositoryBy, repositoryOfPull, repositoryWith } from "./who.ts";

export interface PullRequestStory extends Omit<NewPullRequest, "from" | "by"> {
  /** The fork that holds the head. */
  readonly from?: RepositoryName;
  /** Pushed to the head first; a head that does not exist gets a commit in any case. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** What is pushed is signed, and GitHub knows the key. */
  readonly verified?: boolean;
  readonly by: string;
}

interface By {
  readonly by: string;
}

function openStory(state: State, repository: Repository, story: PullRequestStory): PullRequest {
  const { files, from: fork, by: login, verified = false, ...input } = story;
  const from = fork === undefined ? repository : repositoryBy(state, fork);
  const by = actorBy(state, login);
  if (files || !from.branches.has(input.head)) {
    const content = files ?? { [`${input.head}.txt`]: `${input.head}\n` };
    const message = input.title ?? `Add ${input.head}`;
    pushCommit(state, from, { branch: input.head, files: content, message, by, verified });
  }
  return openPullRequest(state, repository, { ...input, from, by });
}

export const pullBuilders = (state: State) => {
  const on = (pull: PullRequest): Repository => repositoryOfPull(state, pull);
  const change = (pull: PullRequest, { by }: By) => ({ pull, by: actorBy(state, by) });
  const holder = (comment: Comment): Repository => repositoryWith(state, ({ comments }) => comments.includes(comment));
  return {
    pullRequest: (name: RepositoryName, story: PullRequestStory): PullRequest =>
      openStory(state, repositoryBy(state, name), story),
    /** The conflicting paths; empty when it was merged. */
    merge: (pull: PullRequest, by: By): readonly string[] => mergePullRequest(state, on(pull), change(pull, by)),
    closePull: (pull: PullRequest, by: By): void => closePullRequest(state, on(pull), change(pull, by)),
    reopen: (pull: PullRequest, by: By): void => reopenPullRequest(state, on(pull), change(pull, by)),
    draft: (pull: PullRequest, { draft = true, by }: By & { draft?: boolean }): void =>
      draftPullRequest(state, on(pull), { ...change(pull, { by }), draft }),
    label: (pull: PullRequest, { label, by }: By & { label: string }): void =>
      labelPullRequest(state, on(pull), { ...change(pull, { by }), label }),
    comment: (pull: PullRequest, { body, by }: By & { body: string }): Comment =>
      createComment(state, on(pull), { number: pull.number, body, by: actorBy(state, by) }),
    editComment: (comment: Comment, { body, by }: By & { body: string }): Comment =>
      updateComment(state, holder(comment), { comment, body, by: actorBy(state, by) }),
    deleteComment: (comment: Comment, { by }: By): void =>
      deleteComment(state, holder(comment), { comment, by: actorBy(state, by) }),
    /** In the order they were written. */
    comments: (pull: PullRequest): readonly Comment[] =>
      on(pull).comments.filter(({ number }) => number === pull.number),
    review: (
      pull: PullRequest,
      { state: verdict = "APPROVED", by, ...rest }: By & { state?: Review["state"]; body?: string; sha?: string },
    ): Review => submitReview(state, on(pull), { ...rest, pull, state: verdict, by: actorBy(state, by) }),
    issue: (name: RepositoryName, { title, body, by }: By & { title: string; body?: string }): Issue =>
      openIssue(state, repositoryBy(state, name), {
        title,
        ...(body !== undefined && { body }),
        by: actorBy(state, by),
      }),
    /** On an issue that is no pull request. */
    commentOnIssue: (name: RepositoryName, issue: Issue, { body, by }: By & { body: string }): Comment =>
      createComment(state, repositoryBy(state, name), { number: issue.number, body, by: actorBy(state, by) }),
  };
};
