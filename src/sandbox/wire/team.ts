// Teams, and what a person is in one.
import type { Team } from "../state/model.ts";
import { apiUrl, type Json, type Wire } from "./wire.ts";

export const toTeamJson = (wire: Wire, team: Team): Json => ({
  ...toSimpleJson(wire, team),
  parent: team.parent && toSimpleJson(wire, team.parent),
});

function toSimpleJson(wire: Wire, team: Team): Json {
  const url = apiUrl(wire, `/orgs/${team.organization}/teams/${team.slug}`);
  return {
    id: team.id,
    node_id: team.nodeId,
    name: team.slug,
    slug: team.slug,
    description: null,
    privacy: "closed",
    notification_setting: "notifications_enabled",
    permission: "pull",
    type: "organization",
    url,
    html_url: `${wire.origin}/orgs/${team.organization}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
  };
}
