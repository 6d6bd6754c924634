// The headline of a request's card: what became of it, in one line.
import type { DeploymentState } from "../../domain/deployment.ts";
import type { Reason } from "../../domain/reasons.ts";
import type { DeployRequest } from "../../domain/request.ts";
import { code, type Markdown, md } from "../md.ts";

export function headline(request: DeployRequest): Markdown {
  const environment = code(request.environment.name);
  if (isCancelled(request)) return md`🚫 Cancelled: deployment to ${environment}`;
  if (request.stage === "ended") return ended(request, environment);
  if (request.status) return words[request.status.state](environment);
  if (request.stage === "waiting") return md`⏳ Deployment to ${environment} waits`;
  if (!request.deployment) return md`🕒 Deployment to ${environment} is asked for`;
  return request.unclaimed
    ? md`🕳️ Nobody picked up the deployment to ${environment}`
    : md`🕒 Deployment to ${environment} is created`;
}

/** A tool that goes on all the same may report something newer. */
export const isCancelled = ({ because, cancelledBy, status }: DeployRequest): boolean =>
  because.some(({ reason }) => reason === "cancelled") || (cancelledBy !== null && status?.state === "error");

const words: { readonly [S in DeploymentState]: (environment: Markdown) => Markdown } = {
  queued: (environment) => md`🕒 Deployment to ${environment} is queued`,
  pending: (environment) => md`🕒 Deployment to ${environment} is pending`,
  in_progress: (environment) => md`🚀 Deploying to ${environment}`,
  success: (environment) => md`✅ Deployed to ${environment}`,
  failure: (environment) => md`❌ Deployment to ${environment} failed`,
  error: (environment) => md`❌ Deployment to ${environment} ended with an error`,
  inactive: (environment) => md`💤 No longer what runs in ${environment}`,
};

const broke: readonly Reason[] = ["internal", "github_unavailable", "sha_differs"];

function ended({ because }: DeployRequest, environment: Markdown): Markdown {
  const has = (...reasons: readonly Reason[]): boolean => because.some(({ reason }) => reasons.includes(reason));
  if (has("superseded", "head_moved")) return md`💤 Superseded: deployment to ${environment}`;
  if (has("deadline")) return md`⌛ Waited too long: deployment to ${environment}`;
  return has(...broke)
    ? md`❌ Deployment to ${environment} ended with an error`
    : md`⛔ Not deployed to ${environment}`;
}
