// Checks, commit statuses and other tools' deployments of a story.
import { actionsApp } from "../state/actions-app.ts";
import { type CheckRunFields, createCheckRun, requestAction, updateCheckRun } from "../state/check-runs.ts";
import { createCommitStatus, type NewCommitStatus } from "../state/commit-statuses.ts";
import { createDeploymentStatus, type NewDeploymentStatus } from "../state/deployment-statuses.ts";
import { type NewDeployment, recordDeployment } from "../state/deployments.ts";
import type { CheckRun, CheckSuite, CommitStatus, Deployment, DeploymentStatus, State } from "../state/model.ts";
import { actorBy, type RepositoryName, repositoryBy, repositoryWith, shaOf } from "./who.ts";

export interface CheckRunStory extends CheckRunFields {
  readonly name: string;
  /** A sha, branch or tag. */
  readonly ref: string;
  /** Default: GitHub Actions. */
  readonly app?: CheckSuite["app"];
  readonly workflowRun?: CheckSuite["workflowRun"];
}

/** Runs of an App that the sandbox knows are its own doing. */
const botOf = ({ slug }: CheckSuite["app"]): string => `${slug}[bot]`;

export const checkBuilders = (state: State) => ({
  checkRun: (name: RepositoryName, { ref, app = actionsApp, ...run }: CheckRunStory): CheckRun => {
    const repository = repositoryBy(state, name);
    return createCheckRun(state, repository, {
      ...run,
      app,
      sha: shaOf(repository, ref),
      by: actorBy(state, botOf(app)),
    });
  },
  updateCheckRun: (run: CheckRun, fields: CheckRunFields): CheckRun => {
    const repository = repositoryWith(state, ({ checkRuns }) => checkRuns.includes(run));
    return updateCheckRun(state, repository, { run, fields, by: actorBy(state, botOf(actionsApp)) });
  },
  /** Presses a button of the run. */
  pressButton: (run: CheckRun, { identifier, by }: { identifier: string; by: string }): void => {
    const repository = repositoryWith(state, ({ checkRuns }) => checkRuns.includes(run));
    requestAction(state, repository, { run, identifier, by: actorBy(state, by) });
  },
  status: (
    name: RepositoryName,
    { ref, by = "ci", ...status }: Omit<NewCommitStatus, "sha" | "by"> & { ref: string; by?: string },
  ): CommitStatus => {
    const repository = repositoryBy(state, name);
    return createCommitStatus(state, repository, { ...status, sha: shaOf(repository, ref), by: actorBy(state, by) });
  },
  /** By another tool, without asking for contexts. */
  deployment: (
    name: RepositoryName,
    { by, ...deployment }: Omit<NewDeployment, "sha" | "by"> & { by: string },
  ): Deployment => {
    const repository = repositoryBy(state, name);
    const sha = shaOf(repository, deployment.ref);
    return recordDeployment(state, repository, { ...deployment, sha, by: actorBy(state, by) });
  },
  deploymentStatus: (
    deployment: Deployment,
    { by, ...status }: Omit<NewDeploymentStatus, "deployment" | "by"> & { by: string },
  ): DeploymentStatus => {
    const repository = repositoryWith(state, ({ deployments }) => deployments.includes(deployment));
    return createDeploymentStatus(state, repository, { ...status, deployment, by: actorBy(state, by) });
  },
});
