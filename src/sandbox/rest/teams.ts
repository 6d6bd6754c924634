// Teams of an organisation, and who is in them.
import { findTeam, roleInTeam } from "../state/accounts.ts";
import type { Team } from "../state/model.ts";
import { grants } from "../state/viewer.ts";
import { toTeamJson } from "../wire/team.ts";
import { apiUrl } from "../wire/wire.ts";
import { type Answer, type Asked, ok, text } from "./asked.ts";
import { paginate } from "./paginate.ts";
import { inaccessible, notFound } from "./refusal.ts";
import { globalRoute, type Route } from "./route.ts";

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** members:read of the organisation's own installation. */
function permit({ viewer, params }: Asked): void {
  if (viewer.kind !== "installation") return;
  if (!same(viewer.installation.account, text(params["org"]))) throw notFound();
  if (!grants(viewer.permissions, { permission: "members", access: "read" })) throw inaccessible();
}

function list(asked: Asked): Answer {
  permit(asked);
  const all = [...asked.state.teams.values()].filter(({ organization }) =>
    same(organization, text(asked.params["org"])),
  );
  const { items, headers } = paginate(asked, all);
  return ok(
    items.map((team) => toTeamJson(asked.wire, team)),
    headers,
  );
}

function teamOf({ state, params }: Asked): Team {
  const team = findTeam(state, `${text(params["org"])}/${text(params["team_slug"])}`);
  if (!team) throw notFound();
  return team;
}

/** 404: not a member. */
function readMembership(asked: Asked): Answer {
  permit(asked);
  const team = teamOf(asked);
  const login = text(asked.params["username"]);
  const role = roleInTeam(asked.state, team, login);
  if (!role) throw notFound();
  const url = apiUrl(asked.wire, `/orgs/${team.organization}/teams/${team.slug}/memberships/${login}`);
  return ok({ url, role, state: "active" });
}

export const teamRoutes: readonly Route[] = [
  globalRoute("GET /orgs/{org}/teams", "anyone", list),
  globalRoute("GET /orgs/{org}/teams/{team_slug}/memberships/{username}", "anyone", readMembership),
];
