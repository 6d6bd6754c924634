// Deployments.
import { deleteDeployment, mayDelete } from "../state/deployments.ts";
import type { Deployment } from "../state/model.ts";
import { type DeploymentAnswer, type DeploymentRequest, requestDeployment } from "../state/request-deployment.ts";
import { actorOf, may } from "../state/viewer.ts";
import { toDeploymentJson } from "../wire/deployment.ts";
import {
  type Answer,
  type AskedInRepository,
  created,
  given,
  noContent,
  ok,
  optionalFlag,
  optionalText,
  text,
  texts,
} from "./asked.ts";
import { paginate } from "./paginate.ts";
import { notFound, Refusal, validationFailed } from "./refusal.ts";
import { type Route, route } from "./route.ts";

export function deploymentOf({ repository, params }: AskedInRepository): Deployment {
  const found = repository.deployments.find(({ id }) => id === params["deployment_id"]);
  if (!found) throw notFound();
  return found;
}

const filters = ["sha", "ref", "task", "environment"] as const;

/** "none" is the filters' default. Newest first. */
function list(asked: AskedInRepository): Answer {
  const { wire, repository, query } = asked;
  const wanted = filters.filter((field) => ![undefined, "none"].includes(optionalText(query[field])));
  const all = repository.deployments
    .filter((deployment) => wanted.every((field) => deployment[field] === query[field]))
    .toReversed();
  const { items, headers } = paginate(asked, all);
  return ok(
    items.map((deployment) => toDeploymentJson(wire, repository, deployment)),
    headers,
  );
}

function requestOf({ body, viewer, repository }: AskedInRepository): DeploymentRequest {
  return {
    ...given({
      task: optionalText(body["task"]),
      autoMerge: optionalFlag(body["auto_merge"]),
      requiredContexts: texts(body["required_contexts"]),
      payload: body["payload"] as DeploymentRequest["payload"],
      environment: optionalText(body["environment"]),
      description: optionalText(body["description"]),
      transient: optionalFlag(body["transient_environment"]),
      production: optionalFlag(body["production_environment"]),
    }),
    ref: text(body["ref"]),
    by: actorOf(viewer),
    // The documentation asks for deployments:write only; other ways of writing a merge commit need this too.
    mayMerge: may(viewer, repository, { permission: "contents", access: "write" }),
    mayMergeWorkflows: may(viewer, repository, { permission: "workflows", access: "write" }),
  };
}

/** https://docs.github.com/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments */
const longestName = 255;

function create(asked: AskedInRepository): Answer {
  const request = requestOf(asked);
  if ((request.environment?.length ?? 0) > longestName)
    throw validationFailed({
      resource: "Deployment",
      code: "custom",
      field: "environment",
      message: `environment is too long (maximum is ${longestName} characters)`,
    });
  return toAnswer(asked, requestDeployment(asked.state, asked.repository, request));
}

function toAnswer({ wire, repository }: AskedInRepository, answer: DeploymentAnswer): Answer {
  switch (answer.kind) {
    case "created":
      return created(toDeploymentJson(wire, repository, answer.deployment));
    case "merged":
      return { status: 202, body: { message: answer.message } };
    case "merge_forbidden":
      throw new Refusal(403, answer.message);
    case "merge_conflict":
      throw new Refusal(409, answer.message);
    case "no_ref":
      throw new Refusal(422, answer.message);
    case "contexts":
      throw new Refusal(409, answer.message, [
        { contexts: answer.contexts, resource: "Deployment", field: "required_contexts", code: "invalid" },
      ]);
  }
}

function remove(asked: AskedInRepository): Answer {
  const deployment = deploymentOf(asked);
  if (!mayDelete(asked.repository, deployment))
    throw new Refusal(
      422,
      "We cannot delete an active deployment unless it is the only deployment in a given repository.",
    );
  deleteDeployment(asked.repository, deployment);
  return noContent;
}

export const deploymentRoutes: readonly Route[] = [
  route("GET /deployments", "deployments:read", list),
  route("POST /deployments", "deployments:write", create),
  route("GET /deployments/{deployment_id}", "deployments:read", (asked) =>
    ok(toDeploymentJson(asked.wire, asked.repository, deploymentOf(asked))),
  ),
  route("DELETE /deployments/{deployment_id}", "deployments:write", remove),
];
