// Buttons that lead to where something is done: those that make sense for what is shown, to those who may perhaps press them.
import { html } from "hono/html";
import type { EnvironmentStanding } from "../../cards/status-card.ts";
import { isFinal } from "../../domain/deployment.ts";
import type { Environment } from "../../domain/environment.ts";
import type { DeployRequest } from "../../domain/request.ts";
import { isUnread } from "../../domain/snapshot.ts";
import { type Looking, maySee } from "../actions/may-see.ts";
import { findAction } from "../actions/verbs.ts";
import type { DeploymentShown, RepositoryName } from "../shown.ts";
import { actPath } from "./addresses.ts";
import type { Html } from "./layout.ts";

export interface ActionPlace extends RepositoryName {
  /** From the page to the base of all addresses. */
  readonly base: string;
  readonly viewer: Looking;
}

interface Link {
  readonly verb: string;
  /** What the verb is for, for those who hear a page: "staging". */
  readonly what: string;
  readonly asked: Readonly<Record<string, string>>;
  /** Instead of the verb's own. */
  readonly label?: string;
}

/** For the row of an environment. `environment`: as configured; null: nobody knows. */
export function environmentActions(
  place: ActionPlace,
  standing: EnvironmentStanding,
  environment: Environment | null,
): Html | "" {
  if (!maySee(place.viewer, environment)) return "";
  const { runs, underWay, lock } = standing;
  const [what, asked] = [standing.environment, { environment: standing.environment }];
  const [moving, ...more] = underWay;
  const which = moving && more.length === 0 ? { ...asked, deployment: `${moving.id}` } : asked;
  return rowView(place, [
    { verb: "deploy", what, asked },
    ...((environment?.after.length ?? 0) > 0 ? [{ verb: "promote", what, asked }] : []),
    ...(runs !== null && !isUnread(runs) ? [{ verb: "rollback", what, asked }] : []),
    { verb: lock ? "unlock" : "lock", what, asked },
    ...(moving ? [{ verb: "cancel", what, asked: which }] : []),
  ]);
}

/** Beside a request that waits for the environment. */
export function waitingActions(place: ActionPlace, request: DeployRequest): Html | "" {
  const { id, environment, because, pullRequest } = request;
  if (!maySee(place.viewer, environment)) return "";
  const [what, asked] = [`pull request ${pullRequest.number}`, { request: id }];
  const isJudged = because.some(({ reason }) => reason === "approvals_missing");
  const judging = isJudged ? ["approve", "reject"].map((verb) => ({ verb, what, asked })) : [];
  return rowView(place, [...judging, { verb: "cancel", what, asked }]);
}

/** For the page of a deployment. */
export function deploymentActions(
  place: ActionPlace,
  { deployment }: Pick<DeploymentShown, "deployment">,
  environment: Environment | null,
): Html | "" {
  if (!maySee(place.viewer, environment)) return "";
  const { id, state, succeededAt, ours, task } = deployment;
  const asked = { environment: deployment.environment, deployment: `${id}` };
  const what = `#${id}`;
  const isOver = state !== null && isFinal(state);
  const isPast = ours && task === "deploy" && succeededAt !== null && state !== "success";
  return rowView(place, [
    ...(isOver ? [] : [{ verb: "cancel", what, asked }]),
    ...(isOver && isPast ? [{ verb: "rollback", what, asked, label: "Roll back to this" }] : []),
  ]);
}

const rowView = (place: ActionPlace, links: readonly Link[]): Html | "" =>
  links.length === 0 ? "" : html`<p class="actions">${links.map((link) => linkView(place, link))}</p>`;

function linkView({ base, ...place }: ActionPlace, { verb, what, asked, label }: Link): Html {
  const action = findAction(verb);
  return html`<a class="button ${action?.look ?? "plain"}" href="${base}${actPath(place, verb, asked)}">${label ?? action?.label ?? verb}<span class="hidden"> ${what}</span></a>`;
}
