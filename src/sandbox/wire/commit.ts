// Commits, in GitHub's three shapes: of the REST API, of a push, and short inside a check suite.
import { nodeIdOf } from "../state/ids.ts";
import type { Commit, Repository } from "../state/model.ts";
import { type Change, changesBetween, treeOid } from "../state/trees.ts";
import { toUserJson } from "./account.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";

const emailOf = (login: string): string => `${login}@users.noreply.github.com`;

const signatureOf = ({ author, committedDate }: Commit): Json => ({
  name: author,
  email: emailOf(author),
  date: committedDate,
});

const verificationOf = ({ verified, oid }: Commit): Json => ({
  verified,
  reason: verified ? "valid" : "unsigned",
  signature: verified ? `signature of ${oid}` : null,
  payload: verified ? `tree of ${oid}` : null,
  verified_at: null,
});

export function toCommitJson(wire: Wire, repository: Repository, commit: Commit): Json {
  const { oid } = commit;
  const url = repositoryApiUrl(wire, repository, `/commits/${oid}`);
  return {
    sha: oid,
    node_id: nodeIdOf("Commit", `${repository.id}:${oid}`),
    url,
    html_url: repositoryHtmlUrl(wire, repository, `/commit/${oid}`),
    comments_url: `${url}/comments`,
    commit: toGitCommitJson(wire, repository, commit),
    author: toUserJson(wire, commit.author),
    committer: toUserJson(wire, commit.author),
    parents: commit.parents.map((sha) => ({
      sha,
      url: repositoryApiUrl(wire, repository, `/commits/${sha}`),
      html_url: repositoryHtmlUrl(wire, repository, `/commit/${sha}`),
    })),
  };
}

function toGitCommitJson(wire: Wire, repository: Repository, commit: Commit): Json {
  const tree = treeOid(commit.files);
  return {
    url: repositoryApiUrl(wire, repository, `/git/commits/${commit.oid}`),
    author: signatureOf(commit),
    committer: signatureOf(commit),
    message: commit.message,
    comment_count: 0,
    tree: { sha: tree, url: repositoryApiUrl(wire, repository, `/git/trees/${tree}`) },
    verification: verificationOf(commit),
  };
}

/** Inside check suites. */
export const toShortCommitJson = (commit: Commit): Json => ({
  id: commit.oid,
  tree_id: treeOid(commit.files),
  message: commit.message,
  timestamp: commit.committedDate,
  author: { name: commit.author, email: emailOf(commit.author) },
  committer: { name: commit.author, email: emailOf(commit.author) },
});

/** Inside a push. */
export function toPushedCommitJson(wire: Wire, repository: Repository, commit: Commit): Json {
  const person = { ...signatureOf(commit), username: commit.author };
  const changes = changesSinceParent(repository, commit);
  const paths = (status: Change["status"]): string[] =>
    changes.filter((change) => change.status === status).map(({ path }) => path);
  return {
    ...toShortCommitJson(commit),
    distinct: true,
    url: repositoryHtmlUrl(wire, repository, `/commit/${commit.oid}`),
    author: person,
    committer: person,
    added: paths("added"),
    removed: paths("removed"),
    modified: paths("modified"),
  };
}

function changesSinceParent({ commits }: Repository, commit: Commit): Change[] {
  const parent = commits.get(commit.parents[0] ?? "");
  return changesBetween(parent?.files ?? new Map(), commit.files);
}
