// The Actions run behind a deployment that a job's own `environment:` made: only its id is known, the rest is still.
import { nodeIdOf } from "../state/ids.ts";
import type { Deployment, Repository } from "../state/model.ts";
import { toUserJson } from "./account.ts";
import { toRepositoryJson } from "./repository.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";

const linksOf = (url: string): Json => ({
  jobs_url: `${url}/jobs`,
  logs_url: `${url}/logs`,
  check_suite_url: `${url}/check-suite`,
  artifacts_url: `${url}/artifacts`,
  cancel_url: `${url}/cancel`,
  rerun_url: `${url}/rerun`,
  workflow_url: `${url}/workflow`,
  previous_attempt_url: null,
});

export function toWorkflowRunJson(wire: Wire, repository: Repository, deployment: Deployment): Json | null {
  const { workflowRun: id, sha, createdAt, creator } = deployment;
  if (id === null) return null;
  const url = repositoryApiUrl(wire, repository, `/actions/runs/${id}`);
  const place = toRepositoryJson(wire, repository);
  return {
    ...linksOf(url),
    id,
    node_id: nodeIdOf("WorkflowRun", id),
    name: "CI",
    display_title: "CI",
    path: ".github/workflows/ci.yml",
    event: "push",
    status: "in_progress",
    conclusion: null,
    head_branch: repository.defaultBranch,
    head_sha: sha,
    run_number: 1,
    run_attempt: 1,
    run_started_at: createdAt,
    workflow_id: id,
    check_suite_id: id,
    check_suite_node_id: nodeIdOf("CheckSuite", id),
    url,
    html_url: repositoryHtmlUrl(wire, repository, `/actions/runs/${id}`),
    pull_requests: [],
    referenced_workflows: [],
    actor: toUserJson(wire, creator),
    triggering_actor: toUserJson(wire, creator),
    created_at: createdAt,
    updated_at: createdAt,
    repository: place,
    head_repository: place,
    head_commit: null,
  };
}
