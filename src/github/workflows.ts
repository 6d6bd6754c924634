// Runs of GitHub Actions: dispatched, read, found again, cancelled.
import type { Repository } from "../domain/repository.ts";
import type { WorkflowRun } from "../domain/workflow-run.ts";
import type { SoughtRuns } from "../flows/ports.ts";
import type { AppOctokit } from "./app-octokit.ts";
import type { Client } from "./octokit.ts";
import { statusOf } from "./status-of.ts";

type Wire = Awaited<ReturnType<AppOctokit["rest"]["actions"]["getWorkflowRun"]>>["data"];

const toWorkflowRun = (data: Wire): WorkflowRun => ({
  id: data.id,
  url: data.html_url,
  status: data.status ?? "",
  conclusion: data.conclusion,
  sha: data.head_sha,
  branch: data.head_branch,
  title: data.display_title,
  createdAt: data.created_at,
});

/** https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run */
export async function readWorkflowRun(client: Client, repository: Repository, id: number): Promise<WorkflowRun | null> {
  const { owner, name: repo } = repository;
  try {
    const { data } = await client.read(repository, (octokit) =>
      octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: id }),
    );
    return toWorkflowRun(data);
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow */
export async function findWorkflowRuns(
  client: Client,
  repository: Repository,
  sought: SoughtRuns,
): Promise<readonly WorkflowRun[]> {
  // Whoever runs it again becomes its triggering actor; its actor stays who dispatched it.
  const bots = (await listRuns(client, repository, sought)).filter(({ actor }) => actor?.type === "Bot");
  const us = bots.length > 0 ? await client.identity.botLogin() : null;
  const ours = bots.filter(({ actor }) => actor?.login === us).map(toWorkflowRun);
  return ours.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id);
}

/** A workflow that is not there has none. */
async function listRuns(client: Client, repository: Repository, { file, since }: SoughtRuns): Promise<readonly Wire[]> {
  const { owner, name: repo } = repository;
  const created = `>=${since}`;
  const asked = { owner, repo, workflow_id: file, event: "workflow_dispatch", created, per_page: 100 };
  try {
    const { data } = await client.read(repository, (octokit) => octokit.rest.actions.listWorkflowRuns(asked));
    return data.workflow_runs;
  } catch (error) {
    if (statusOf(error) === 404) return [];
    throw error;
  }
}

/** https://docs.github.com/en/rest/actions/workflow-runs#cancel-a-workflow-run */
export async function cancelWorkflowRun(client: Client, repository: Repository, id: number): Promise<boolean> {
  const { owner, name: repo } = repository;
  try {
    await client.write(repository, (octokit) => octokit.rest.actions.cancelWorkflowRun({ owner, repo, run_id: id }));
    return true;
  } catch (error) {
    if (statusOf(error) === 409) return false;
    throw error;
  }
}
