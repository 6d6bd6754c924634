// From a case that may go to the order for GitHub: which ref, whether to merge, and what GitHub shall check again.
import type { Case } from "../gates/gate.ts";
import { judge } from "../gates/required-contexts.ts";
import { isUnread } from "../domain/snapshot.ts";
import type { DeployRequest } from "../domain/request.ts";
import type { NewDeployment } from "./ports.ts";

export const deployTask = "deploy";

/**
 * A head that is not behind is sent as its sha, so that GitHub can deploy nothing else. Only a branch that is behind
 * goes by name: GitHub merges into branches, and answers 409 to a sha that is behind.
 */
export function planDeployment(given: Case): NewDeployment {
  const { request, snapshot } = given;
  const { head } = snapshot.pullRequest;
  const behind = !isUnread(head.behindBy) && head.behindBy > 0;
  const autoMerge = request.environment.autoMerge && behind;
  return {
    ref: autoMerge ? head.ref : head.sha,
    task: deployTask,
    autoMerge,
    requiredContexts: judge(given)?.green ?? [],
    environment: request.environment.name,
    production: request.environment.production,
    transient: false,
    description: `#${request.pullRequest.number} by ${request.actor.login}`,
    payload: payload(request),
  };
}

function payload({ id, actor, pullRequest, comment }: DeployRequest): NewDeployment["payload"] {
  return {
    parameters: {},
    sealed: {},
    slipway: { request: id, actor: actor.login, pull_request: pullRequest.number, comment: comment.id },
  };
}
