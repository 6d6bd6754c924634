// Accounts as GitHub's JSON shows them inside other records.
import { accountOf } from "../state/accounts.ts";
import type { Repository } from "../state/model.ts";
import { apiUrl, type Json, type Wire } from "./wire.ts";

const links: Readonly<Record<string, string>> = {
  followers_url: "/followers",
  following_url: "/following{/other_user}",
  gists_url: "/gists{/gist_id}",
  starred_url: "/starred{/owner}{/repo}",
  subscriptions_url: "/subscriptions",
  organizations_url: "/orgs",
  repos_url: "/repos",
  events_url: "/events{/privacy}",
  received_events_url: "/received_events",
};

/** A bot's address holds its brackets encoded, as GitHub's does. */
const inUrl = (login: string): string => encodeURIComponent(login);

export function toUserJson(wire: Wire, login: string): Json {
  const { id, nodeId, type, login: shown } = accountOf(wire.state, login);
  const url = apiUrl(wire, `/users/${inUrl(shown)}`);
  const page = type === "Bot" ? `/apps/${shown.replace(/\[bot\]$/, "")}` : `/${inUrl(shown)}`;
  return {
    login: shown,
    id,
    node_id: nodeId,
    avatar_url: `${wire.origin}/avatars/${inUrl(shown)}`,
    gravatar_id: "",
    url,
    html_url: `${wire.origin}${page}`,
    ...Object.fromEntries(Object.entries(links).map(([field, path]) => [field, `${url}${path}`])),
    type,
    user_view_type: "public",
    site_admin: false,
  };
}

/** Beside the repository in webhooks: shorter than the same account as a user. */
export function toOrganizationJson(wire: Wire, login: string): Json {
  const { id, nodeId, login: shown } = accountOf(wire.state, login);
  const url = apiUrl(wire, `/orgs/${shown}`);
  return {
    login: shown,
    id,
    node_id: nodeId,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${wire.origin}/avatars/${shown}`,
    description: null,
  };
}

export const toNullableUserJson = (wire: Wire, login: string | null): Json | null =>
  login === null ? null : toUserJson(wire, login);

/** What the author is to the repository: never a permission, see https://docs.github.com/graphql/reference/enums#commentauthorassociation */
export function authorAssociation(repository: Repository, login: string | null): string {
  if (login === null) return "NONE";
  if (login.toLowerCase() === repository.owner.toLowerCase()) return "OWNER";
  if (repository.collaborators.has(login.toLowerCase())) return "COLLABORATOR";
  const merged = [...repository.pulls.values()].some((pull) => pull.merged && pull.author === login);
  return merged ? "CONTRIBUTOR" : "NONE";
}
