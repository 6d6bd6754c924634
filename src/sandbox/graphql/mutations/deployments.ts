// createDeployment and createDeploymentStatus: the same decisions as in REST, with fewer inputs.
import * as statuses from "../../state/deployment-statuses.ts";
import type { Deployment, DeploymentState, Repository } from "../../state/model.ts";
import { type DeploymentAnswer, requestDeployment } from "../../state/request-deployment.ts";
import { actorOf } from "../../state/viewer.ts";
import { mayWrite } from "../access.ts";
import type { Context } from "../context.ts";
import { findNamed, findRecord, findRepositoryNode } from "../nodes.ts";
import { forbidden, Refusal } from "../refusal.ts";
import { UnknownField } from "../resolved.ts";
import { statusObject } from "../types/deployment.ts";
import { mustFind, mustFit, mustWrite } from "./guard.ts";
import { type Input, mutation } from "./payload.ts";

interface CreateInput extends Input {
  readonly repositoryId: string;
  /** A ref's: a sha cannot be deployed this way. */
  readonly refId: string;
  readonly autoMerge: boolean | null;
  readonly requiredContexts?: readonly string[] | null;
  readonly environment: string | null;
  readonly task: string | null;
  readonly payload: string | null;
  readonly description: string | null;
}

function payloadOf(text: string | null): Deployment["payload"] {
  if (!text) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : text;
  } catch {
    return text;
  }
}

/** Its short name, as tools send it in REST. */
function refOf(context: Context, repository: Repository, { refId }: CreateInput): string {
  const found = findNamed(context, refId, "Ref");
  return mustFind(found?.repository === repository ? found : null, refId).record.replace(/^refs\/(heads|tags)\//, "");
}

const requestOf = (context: Context, repository: Repository, input: CreateInput) => ({
  ref: refOf(context, repository, input),
  environment: input.environment ?? "production",
  task: input.task ?? "deploy",
  payload: payloadOf(input.payload),
  description: input.description,
  autoMerge: input.autoMerge ?? true,
  mayMerge: mayWrite(context, repository, "contents"),
  by: actorOf(context.viewer),
  ...(input.requiredContexts && { requiredContexts: input.requiredContexts }),
});

function createDeployment(context: Context, input: CreateInput) {
  const repository = mustFind(findRepositoryNode(context, input.repositoryId), input.repositoryId);
  mustWrite(context, repository, ["deployments"]);
  const request = requestOf(context, repository, input);
  return answered(context, repository, requestDeployment(context.state, repository, request));
}

function answered(context: Context, repository: Repository, answer: DeploymentAnswer) {
  switch (answer.kind) {
    case "created":
      return { autoMerged: false, deployment: context.show.deployment(repository, answer.deployment) };
    case "merged":
      return { autoMerged: true, deployment: null };
    case "merge_forbidden":
      throw forbidden();
    case "merge_conflict":
    case "contexts":
    case "no_ref":
      throw new Refusal("UNPROCESSABLE", answer.message);
  }
}

interface StatusInput extends Input {
  readonly deploymentId: string;
  readonly state: string;
  readonly description: string | null;
  readonly environment?: string | null;
  readonly environmentUrl: string | null;
  readonly logUrl: string | null;
  readonly autoInactive: boolean | null;
}

const states: readonly string[] = ["error", "failure", "inactive", "in_progress", "queued", "pending", "success"];
const isState = (word: string): word is DeploymentState => states.includes(word);

function stateOf({ state }: StatusInput): DeploymentState {
  const word = state.toLowerCase();
  if (isState(word)) return word;
  throw new UnknownField(`the sandbox does not know the deployment status ${state}`);
}

function createDeploymentStatus(context: Context, input: StatusInput) {
  const { deploymentId } = input;
  const found = mustFind(
    findRecord(context, deploymentId, ({ deployments }) => deployments),
    deploymentId,
  );
  const { repository, record: deployment } = found;
  mustWrite(context, repository, ["deployments"]);
  mustFit("Description", input.description ?? "", 140);
  const status = statuses.createDeploymentStatus(context.state, repository, {
    deployment,
    state: stateOf(input),
    description: input.description ?? "",
    environmentUrl: input.environmentUrl ?? "",
    logUrl: input.logUrl ?? "",
    autoInactive: input.autoInactive ?? true,
    by: actorOf(context.viewer),
    ...(input.environment && { environment: input.environment }),
  });
  return { deploymentStatus: statusObject(context, repository, { deployment, status }) };
}

export const deploymentMutations = (context: Context) => ({
  ...mutation("createDeployment", (input: CreateInput) => createDeployment(context, input)),
  ...mutation("createDeploymentStatus", (input: StatusInput) => createDeploymentStatus(context, input)),
});
