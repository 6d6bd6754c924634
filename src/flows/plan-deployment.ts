// From a case that may go to the order for GitHub: which ref, whether to merge, and what GitHub shall check again.
import { type Case, isSkipped } from "../gates/gate.ts";
import { judge, requiredContexts } from "../gates/required-contexts.ts";
import { mayMerge } from "../gates/up-to-date.ts";
import { reasons } from "../domain/reasons.ts";
import type { DeployRequest } from "../domain/request.ts";
import type { NewDeployment } from "./ports.ts";

export const deployTask = "deploy";

/**
 * A head that is not behind is sent as its sha, so that GitHub can deploy nothing else. Only a branch that is behind
 * goes by name: GitHub merges into branches, and answers 409 to a sha that is behind.
 */
export function planDeployment(given: Case): NewDeployment {
  const { request, snapshot } = given;
  const { head } = snapshot;
  const { environment } = request;
  const autoMerge = mayMerge(given) && Number(head.behindBy) > 0;
  return {
    ref: autoMerge ? head.ref : head.sha,
    task: request.task,
    autoMerge,
    requiredContexts: isUnasked(request) ? [] : (judge(given)?.green ?? []),
    environment: environment.name,
    production: environment.production,
    transient: environment.transient,
    description: `#${request.pullRequest.number} by ${request.actor.login}`,
    payload: payload(request),
  };
}

/** Set aside by force, or none of this request's. */
const isUnasked = ({ setAside, purpose }: DeployRequest): boolean =>
  isSkipped(requiredContexts, purpose) || setAside.some(({ reason }) => reasons[reason].gate === "contexts");

/** Beside parameters: what is deployed again brings its own along, where the request says so. */
export const payloadOf = ({
  target,
  environment,
}: Pick<DeployRequest, "target" | "environment">): Readonly<Record<string, unknown>> =>
  target?.payload ?? environment.payload;

function payload({ id, actor, pullRequest, comment, ...request }: DeployRequest): NewDeployment["payload"] {
  const { parameters, sealed, force, setAside, target } = request;
  const override = force && { reason: force.reason, set_aside: setAside.map(({ reason }) => reason) };
  return {
    ...payloadOf(request),
    parameters,
    sealed,
    slipway: {
      request: id,
      actor: actor.login,
      pull_request: pullRequest.number,
      comment: comment.id,
      ...(target && { repeats: target.deployment }),
      ...(override && { override }),
    },
  };
}
