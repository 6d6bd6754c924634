// The actor may deploy here: by role, as one of a team, or by name; and may set gates aside, where that is asked.
import { because } from "../domain/reasons.ts";
import type { DeployRequest } from "../domain/request.ts";
import { isUnread, type Snapshot } from "../domain/snapshot.ts";
import { block, type GateAnswer, pass } from "../domain/verdict.ts";
import type { Case, Gate } from "./gate.ts";
import { mayOverride } from "./override.ts";
import { hasRole } from "./role.ts";

export const permission: Gate = {
  name: "permission",
  asks: "The person has the role, or is listed.",
  wakesOn: [],
  overridable: false,
  evaluate: (given) => [...mayDeploy(given), ...maySetAside(given)],
};

/** Who asks for what: less than a case, since other tools' deployments have no request. */
export interface Who {
  readonly request: Pick<DeployRequest, "actor" | "environment">;
  readonly snapshot: Pick<Snapshot, "permission" | "team">;
}

export function mayDeploy(given: Who): GateAnswer {
  const { actor } = given.request;
  const { allow } = given.request.environment;
  if (actor.bot) return allow.bots.some((bot) => isSameBot(bot, actor.login)) ? pass : refuse(given);
  const byRole = allow.role !== null && hasRole(given.snapshot.permission, allow.role);
  return byRole || byName(given) ? pass : refuse(given);
}

function byName({ request, snapshot }: Who): boolean {
  const { users, teams } = request.environment.allow;
  const { team } = snapshot;
  return isListed(users, request.actor.login) || (typeof team === "string" && isListed(teams, team));
}

/** What is not known is said as such: asking again may help. */
function refuse({ request, snapshot }: Who): GateAnswer {
  const { actor, environment } = request;
  const { role, teams, users } = environment.allow;
  const [login, { team, permission }] = [actor.login, snapshot];
  if (!actor.bot && permission.role === "unknown") return block(because("permission_unknown", { actor: login }));
  if (!actor.bot && isUnread(team)) return block(because("team_unknown", { actor: login, why: team.unread }));
  const facts = { actor: login, role: permission.roleName, needs: role, environment: environment.name };
  return block(because("permission", { ...facts, listed: [...users, ...teams] }));
}

function maySetAside(given: Case): GateAnswer {
  const { request, snapshot } = given;
  if (request.force === null || mayOverride(given)) return pass;
  const { role: needs } = request.environment.override;
  return block(because("override", { actor: request.actor.login, role: snapshot.permission.roleName, needs }));
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** GitHub tells no upper from lower case in logins and in names of teams. */
export const isListed = (names: readonly string[], name: string): boolean =>
  names.some((listed) => isSame(listed, name));

const bare = (bot: string): string => bot.replace(/\[bot\]$/i, "");
const isSameBot = (a: string, b: string): boolean => isSame(bare(a), bare(b));
