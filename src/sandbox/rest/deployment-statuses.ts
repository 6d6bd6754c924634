// Statuses of deployments.
import { createDeploymentStatus } from "../state/deployment-statuses.ts";
import type { DeploymentState } from "../state/model.ts";
import { actorOf } from "../state/viewer.ts";
import { toDeploymentStatusJson } from "../wire/deployment.ts";
import { type Answer, type AskedInRepository, created, given, ok, optionalFlag, optionalText } from "./asked.ts";
import { deploymentOf } from "./deployments.ts";
import { paginate } from "./paginate.ts";
import { notFound, validationFailed } from "./refusal.ts";
import { type Route, route } from "./route.ts";

/** Newest first, which GitHub does not promise. */
function list(asked: AskedInRepository): Answer {
  const { wire, repository } = asked;
  const deployment = deploymentOf(asked);
  const { items, headers } = paginate(asked, deployment.statuses.toReversed());
  return ok(
    items.map((status) => toDeploymentStatusJson(wire, repository, { deployment, status })),
    headers,
  );
}

function read(asked: AskedInRepository): Answer {
  const deployment = deploymentOf(asked);
  const status = deployment.statuses.find(({ id }) => id === asked.params["status_id"]);
  if (!status) throw notFound();
  return ok(toDeploymentStatusJson(asked.wire, asked.repository, { deployment, status }));
}

/** https://github.com/Shopify/shipit-engine/issues/1004 */
const longest = 140;

function descriptionOf({ body }: AskedInRepository): string | undefined {
  const description = optionalText(body["description"]);
  if ((description?.length ?? 0) <= longest) return description;
  throw validationFailed({
    resource: "DeploymentStatus",
    code: "custom",
    field: "description",
    message: `description is too long (maximum is ${longest} characters)`,
  });
}

/** `target_url` is the old name of `log_url`, which wins. */
function create(asked: AskedInRepository): Answer {
  const { wire, state, repository, body, viewer } = asked;
  const deployment = deploymentOf(asked);
  const status = createDeploymentStatus(state, repository, {
    ...given({
      description: descriptionOf(asked),
      environment: optionalText(body["environment"]),
      environmentUrl: optionalText(body["environment_url"]),
      logUrl: optionalText(body["log_url"]) ?? optionalText(body["target_url"]),
      autoInactive: optionalFlag(body["auto_inactive"]),
    }),
    deployment,
    state: body["state"] as DeploymentState,
    by: actorOf(viewer),
  });
  return created(toDeploymentStatusJson(wire, repository, { deployment, status }));
}

const path = "/deployments/{deployment_id}/statuses";

export const deploymentStatusRoutes: readonly Route[] = [
  route(`GET ${path}`, "deployments:read", list),
  route(`POST ${path}`, "deployments:write", create),
  route(`GET ${path}/{status_id}`, "deployments:read", read),
];
