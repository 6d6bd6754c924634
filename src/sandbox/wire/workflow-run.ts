// Runs of workflows: those that were dispatched, and those behind a deployment of which only the id is known.
import { commitOf } from "../state/ancestry.ts";
import { nodeIdOf } from "../state/ids.ts";
import type { Deployment, Repository, WorkflowRun } from "../state/model.ts";
import { toUserJson } from "./account.ts";
import { toShortCommitJson } from "./commit.ts";
import { toRepositoryJson } from "./repository.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";
import { pathOf } from "./workflow.ts";

const linksOf = (url: string): Json => ({
  jobs_url: `${url}/jobs`,
  logs_url: `${url}/logs`,
  check_suite_url: `${url}/check-suite`,
  artifacts_url: `${url}/artifacts`,
  cancel_url: `${url}/cancel`,
  rerun_url: `${url}/rerun`,
  previous_attempt_url: null,
});

interface Known {
  readonly id: number;
  readonly actor: string;
  readonly createdAt: string;
}

/** What is the same for both. */
function toRunJson(wire: Wire, repository: Repository, { id, actor, createdAt }: Known): Json {
  const place = toRepositoryJson(wire, repository);
  return {
    ...runLinks(wire, repository, id),
    id,
    node_id: nodeIdOf("WorkflowRun", id),
    run_attempt: 1,
    run_started_at: createdAt,
    check_suite_id: id,
    check_suite_node_id: nodeIdOf("CheckSuite", id),
    pull_requests: [],
    referenced_workflows: [],
    actor: toUserJson(wire, actor),
    triggering_actor: toUserJson(wire, actor),
    created_at: createdAt,
    repository: place,
    head_repository: place,
  };
}

const runLinks = (wire: Wire, repository: Repository, id: number): Json => {
  const url = repositoryApiUrl(wire, repository, `/actions/runs/${id}`);
  return { ...linksOf(url), url, html_url: repositoryHtmlUrl(wire, repository, `/actions/runs/${id}`) };
};

export function toWorkflowRunJson(wire: Wire, repository: Repository, run: WorkflowRun): Json {
  const { workflow } = run;
  return {
    ...toRunJson(wire, repository, run),
    name: workflow.name,
    display_title: run.title,
    path: pathOf(workflow),
    event: "workflow_dispatch",
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.branch,
    head_sha: run.sha,
    run_number: run.number,
    workflow_id: workflow.id,
    workflow_url: repositoryApiUrl(wire, repository, `/actions/workflows/${workflow.id}`),
    updated_at: run.updatedAt,
    head_commit: toShortCommitJson(commitOf(repository, run.sha)),
  };
}

/** The answer to a dispatch that asks for it. */
export const toDispatchedJson = (wire: Wire, repository: Repository, { id }: WorkflowRun): Json => {
  const { url: run_url, html_url } = runLinks(wire, repository, id);
  return { workflow_run_id: id, run_url, html_url };
};

/** The run whose job's own `environment:` made a deployment; null: none did. */
export function toDeployingRunJson(wire: Wire, repository: Repository, deployment: Deployment): Json | null {
  const { workflowRun: id, sha, createdAt, creator } = deployment;
  if (id === null) return null;
  const run = repository.workflowRuns.find((one) => one.id === id);
  if (run) return { ...toWorkflowRunJson(wire, repository, run), head_commit: null };
  return {
    ...toRunJson(wire, repository, { id, actor: creator, createdAt }),
    name: "CI",
    display_title: "CI",
    path: ".github/workflows/ci.yml",
    event: "push",
    status: "in_progress",
    conclusion: null,
    head_branch: repository.defaultBranch,
    head_sha: sha,
    run_number: 1,
    workflow_id: id,
    workflow_url: repositoryApiUrl(wire, repository, `/actions/workflows/${id}`),
    updated_at: createdAt,
    head_commit: null,
  };
}
