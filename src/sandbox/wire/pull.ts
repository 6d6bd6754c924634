// Pull requests, in full and as the lists show them.
import { commitOf, distance } from "../state/ancestry.ts";
import { isMergeable } from "../state/merge-branches.ts";
import type { PullRequest, Repository } from "../state/model.ts";
import { resolveRef } from "../state/refs.ts";
import { findRepository } from "../state/repositories.ts";
import { changesBetween } from "../state/trees.ts";
import { authorAssociation, toNullableUserJson, toUserJson } from "./account.ts";
import { toLabelJson } from "./label.ts";
import { toRepositoryJson } from "./repository.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";

interface Side {
  readonly ref: string;
  readonly sha: string;
  /** null: the fork is gone. */
  readonly repository: Repository | null;
}

const toSideJson = (wire: Wire, { ref, sha, repository }: Side): Json => ({
  label: `${repository?.owner ?? "unknown"}:${ref}`,
  ref,
  sha,
  user: toNullableUserJson(wire, repository?.owner ?? null),
  repo: repository ? toRepositoryJson(wire, repository) : null,
});

/** The base as it stands, or the head itself where the base branch is gone. */
export const baseShaOf = (repository: Repository, pull: PullRequest): string =>
  resolveRef(repository, `refs/heads/${pull.base}`)?.sha ?? pull.headSha;

const headRepositoryOf = (wire: Wire, pull: PullRequest): Repository | null =>
  pull.headRepository ? findRepository(wire.state, pull.headRepository) : null;

function linksOf(wire: Wire, repository: Repository, pull: PullRequest): Record<string, string> {
  const url = repositoryApiUrl(wire, repository, `/pulls/${pull.number}`);
  const issue = repositoryApiUrl(wire, repository, `/issues/${pull.number}`);
  return {
    self: url,
    html: repositoryHtmlUrl(wire, repository, `/pull/${pull.number}`),
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: repositoryApiUrl(wire, repository, "/pulls/comments{/number}"),
    commits: `${url}/commits`,
    statuses: repositoryApiUrl(wire, repository, `/statuses/${pull.headSha}`),
  };
}

function toLinksJson(links: Record<string, string>): Json {
  return {
    url: links["self"],
    html_url: links["html"],
    diff_url: `${links["html"]}.diff`,
    patch_url: `${links["html"]}.patch`,
    issue_url: links["issue"],
    commits_url: links["commits"],
    review_comments_url: links["review_comments"],
    review_comment_url: links["review_comment"],
    comments_url: links["comments"],
    statuses_url: links["statuses"],
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
  };
}

/** As lists show it. */
export function toPullJson(wire: Wire, repository: Repository, pull: PullRequest): Json {
  const head = { ref: pull.headRef, sha: pull.headSha, repository: headRepositoryOf(wire, pull) };
  return {
    ...toLinksJson(linksOf(wire, repository, pull)),
    id: pull.id,
    node_id: pull.nodeId,
    number: pull.number,
    state: pull.state,
    locked: false,
    active_lock_reason: null,
    title: pull.title,
    user: toUserJson(wire, pull.author),
    body: pull.body || null,
    labels: pull.labels.map((label) => toLabelJson(wire, repository, label)),
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    draft: pull.draft,
    head: toSideJson(wire, head),
    base: toSideJson(wire, { ref: pull.base, sha: baseShaOf(repository, pull), repository }),
    author_association: authorAssociation(repository, pull.author),
    auto_merge: null,
  };
}

/** `dirty` conflicts, `behind` lacks commits of the base; whether anything is required to merge is not looked at. */
export function mergeability(repository: Repository, pull: PullRequest): { mergeable: boolean; state: string } {
  const base = baseShaOf(repository, pull);
  if (!isMergeable(repository, base, pull.headSha)) return { mergeable: false, state: "dirty" };
  const behind = distance(repository, base, pull.headSha).behindBy > 0;
  return { mergeable: true, state: behind ? "behind" : "clean" };
}

/** As GET shows it, and webhooks do. */
export function toFullPullJson(wire: Wire, repository: Repository, pull: PullRequest): Json {
  const base = baseShaOf(repository, pull);
  const { mergeable, state } = mergeability(repository, pull);
  const changes = changesBetween(commitOf(repository, base).files, commitOf(repository, pull.headSha).files);
  const open = pull.state === "open";
  return {
    ...toPullJson(wire, repository, pull),
    merged: pull.merged,
    mergeable: open ? mergeable : null,
    rebaseable: open ? mergeable : null,
    mergeable_state: open ? state : "unknown",
    merged_by: toNullableUserJson(wire, pull.mergedBy),
    comments: repository.comments.filter(({ number }) => number === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: distance(repository, base, pull.headSha).aheadBy,
    additions: changes.length,
    deletions: 0,
    changed_files: changes.length,
  };
}

/** Inside checks. */
export const toMinimalPullJson = (wire: Wire, repository: Repository, pull: PullRequest): Json => {
  const repo = { id: repository.id, url: repositoryApiUrl(wire, repository), name: repository.name };
  return {
    id: pull.id,
    number: pull.number,
    url: repositoryApiUrl(wire, repository, `/pulls/${pull.number}`),
    head: { ref: pull.headRef, sha: pull.headSha, repo },
    base: { ref: pull.base, sha: baseShaOf(repository, pull), repo },
  };
};
