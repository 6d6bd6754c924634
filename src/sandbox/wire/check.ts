// Commit statuses, check runs and check suites.
import { commitOf } from "../state/ancestry.ts";
import { suiteOf } from "../state/check-runs.ts";
import { latestRuns, suiteState } from "../state/check-suites.ts";
import type { CheckRun, CheckSuite, CommitStatus, Repository } from "../state/model.ts";
import { toUserJson } from "./account.ts";
import { toCheckAppJson } from "./app.ts";
import { toShortCommitJson } from "./commit.ts";
import { toMinimalPullJson } from "./pull.ts";
import { toRepositoryJson } from "./repository.ts";
import { apiUrl, type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";

/** As the combined status lists it. */
export const toShortStatusJson = (wire: Wire, repository: Repository, status: CommitStatus): Json => ({
  id: status.id,
  node_id: status.nodeId,
  url: repositoryApiUrl(wire, repository, `/statuses/${status.sha}`),
  avatar_url: `${wire.origin}/avatars/${encodeURIComponent(status.creator)}`,
  state: status.state,
  description: status.description,
  target_url: status.targetUrl,
  context: status.context,
  created_at: status.createdAt,
  updated_at: status.createdAt,
});

export const toStatusJson = (wire: Wire, repository: Repository, status: CommitStatus): Json => ({
  ...toShortStatusJson(wire, repository, status),
  creator: toUserJson(wire, status.creator),
});

/** Empty for what a fork pushed: https://docs.github.com/webhooks/webhook-events-and-payloads#check_run */
function pullsOf(wire: Wire, repository: Repository, { sha, headBranch }: CheckSuite): Json[] {
  if (headBranch === null) return [];
  return [...repository.pulls.values()]
    .filter((pull) => pull.state === "open" && pull.headSha === sha)
    .map((pull) => toMinimalPullJson(wire, repository, pull));
}

/** As a check run carries it in a webhook. */
export function toShortSuiteJson(wire: Wire, repository: Repository, suite: CheckSuite): Json {
  return {
    id: suite.id,
    node_id: suite.nodeId,
    head_branch: suite.headBranch,
    head_sha: suite.sha,
    ...suiteState(repository, suite),
    url: repositoryApiUrl(wire, repository, `/check-suites/${suite.id}`),
    before: commitOf(repository, suite.sha).parents[0] ?? "0".repeat(40),
    after: suite.sha,
    pull_requests: pullsOf(wire, repository, suite),
    app: toCheckAppJson(wire, suite.app),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
  };
}

export const toSuiteJson = (wire: Wire, repository: Repository, suite: CheckSuite): Json => ({
  ...toShortSuiteJson(wire, repository, suite),
  repository: toRepositoryJson(wire, repository),
  head_commit: toShortCommitJson(commitOf(repository, suite.sha)),
  latest_check_runs_count: latestRuns(repository, suite).length,
  check_runs_url: repositoryApiUrl(wire, repository, `/check-suites/${suite.id}/check-runs`),
  rerequestable: true,
  runs_rerequestable: true,
});

export function toCheckRunJson(wire: Wire, repository: Repository, run: CheckRun): Json {
  const suite = suiteOf(repository, run);
  const url = repositoryApiUrl(wire, repository, `/check-runs/${run.id}`);
  const { annotations = [], ...output } = run.output;
  return {
    id: run.id,
    node_id: run.nodeId,
    name: run.name,
    head_sha: suite.sha,
    external_id: run.externalId,
    url,
    html_url: repositoryHtmlUrl(wire, repository, `/runs/${run.id}`),
    details_url: run.detailsUrl ?? apiUrl(wire, `/apps/${suite.app.slug}`),
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...output, annotations_count: annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: suite.id },
    app: toCheckAppJson(wire, suite.app),
    pull_requests: pullsOf(wire, repository, suite),
  };
}
