// A repository as GitHub's JSON shows it: one shape with every field, where GitHub's shorter ones leave some out.
import type { Repository } from "../state/model.ts";
import { fullName } from "../state/repositories.ts";
import { toUserJson } from "./account.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";

const links: Readonly<Record<string, string>> = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
};

/** The same for every repository of the sandbox. */
const still = {
  description: null,
  homepage: null,
  language: null,
  license: null,
  mirror_url: null,
  forks: 0,
  forks_count: 0,
  stargazers_count: 0,
  watchers: 0,
  watchers_count: 0,
  subscribers_count: 0,
  network_count: 0,
  size: 0,
  has_issues: true,
  has_projects: true,
  has_wiki: true,
  has_pages: false,
  has_downloads: true,
  has_discussions: false,
  disabled: false,
  allow_forking: true,
  is_template: false,
  web_commit_signoff_required: false,
  topics: [],
};

function openIssues({ pulls, issues }: Repository): number {
  return [...pulls.values(), ...issues.values()].filter(({ state }) => state === "open").length;
}

export function toRepositoryJson(wire: Wire, repository: Repository): Json {
  const html = repositoryHtmlUrl(wire, repository);
  const open = openIssues(repository);
  return {
    ...toRepositoryLabel(repository),
    ...still,
    owner: toUserJson(wire, repository.owner),
    html_url: html,
    fork: repository.forkOf !== null,
    url: repositoryApiUrl(wire, repository),
    ...Object.fromEntries(
      Object.entries(links).map(([field, path]) => [field, repositoryApiUrl(wire, repository, path)]),
    ),
    git_url: `git://${html.replace(/^\w+:\/\//, "")}.git`,
    ssh_url: `git@${new URL(html).hostname}:${fullName(repository)}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    default_branch: repository.defaultBranch,
    open_issues: open,
    open_issues_count: open,
    archived: repository.archived,
    visibility: repository.private ? "private" : "public",
    pushed_at: repository.pushedAt,
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
  };
}

/** The few fields by which an installation lists its repositories. */
export const toRepositoryLabel = (repository: Repository): Json => ({
  id: repository.id,
  node_id: repository.nodeId,
  name: repository.name,
  full_name: fullName(repository),
  private: repository.private,
});
