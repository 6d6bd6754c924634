// Issues, and pull requests seen as issues: only those have `pull_request`.
import type { Issue, PullRequest, Repository } from "../state/model.ts";
import { authorAssociation, toUserJson } from "./account.ts";
import { toLabelJson } from "./label.ts";
import { toReactionsJson } from "./reactions.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";

const isPull = (record: Issue | PullRequest): record is PullRequest => "headSha" in record;

export const findConversation = ({ pulls, issues }: Repository, number: number): Issue | PullRequest | null =>
  pulls.get(number) ?? issues.get(number) ?? null;

function toPullPart(wire: Wire, repository: Repository, pull: PullRequest): Json {
  const html = repositoryHtmlUrl(wire, repository, `/pull/${pull.number}`);
  return {
    draft: pull.draft,
    pull_request: {
      url: repositoryApiUrl(wire, repository, `/pulls/${pull.number}`),
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      merged_at: pull.mergedAt,
    },
  };
}

export function toIssueJson(wire: Wire, repository: Repository, record: Issue | PullRequest): Json {
  const { number } = record;
  const pull = isPull(record) ? record : null;
  const url = repositoryApiUrl(wire, repository, `/issues/${number}`);
  return {
    id: record.id,
    node_id: record.nodeId,
    url,
    repository_url: repositoryApiUrl(wire, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: repositoryHtmlUrl(wire, repository, `/${pull ? "pull" : "issues"}/${number}`),
    number,
    state: record.state,
    state_reason: null,
    title: record.title,
    body: record.body || null,
    user: toUserJson(wire, record.author),
    labels: (pull?.labels ?? []).map((label) => toLabelJson(wire, repository, label)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: repository.comments.filter((comment) => comment.number === number).length,
    closed_at: record.closedAt,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    author_association: authorAssociation(repository, record.author),
    performed_via_github_app: null,
    reactions: toReactionsJson(url, []),
    timeline_url: `${url}/timeline`,
    ...(pull && toPullPart(wire, repository, pull)),
  };
}
