// The person behind a token, what they reach through an App, and the end of an App's token.
import { accountOf, findAccount } from "../state/accounts.ts";
import { installedRepositories } from "../state/installations.ts";
import type { Installation, Repository } from "../state/model.ts";
import { roleIn } from "../state/repositories.ts";
import { revokeUserToken } from "../state/user-tokens.ts";
import type { Viewer } from "../state/viewer.ts";
import { toOrganizationJson, toUserJson } from "../wire/account.ts";
import { toInstallationJson } from "../wire/app.ts";
import { toPermissionsJson } from "../wire/permissions.ts";
import { toRepositoryJson } from "../wire/repository.ts";
import { apiUrl } from "../wire/wire.ts";
import { appOf } from "./app.ts";
import { type Answer, type Asked, noContent, ok, text } from "./asked.ts";
import { paginate } from "./paginate.ts";
import { badCredentials, inaccessible, notFound, Refusal } from "./refusal.ts";
import { globalRoute, type Route } from "./route.ts";

type Person = Extract<Viewer, { kind: "person" }>;

function personOf({ viewer }: Asked): Person {
  if (viewer.kind === "app") throw badCredentials();
  if (viewer.kind === "installation") throw inaccessible();
  return viewer;
}

function readUser(asked: Asked): Answer {
  const { login } = personOf(asked);
  const unsaid = { name: null, company: null, blog: "", location: null, email: null, hireable: null, bio: null };
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
  const at = "2020-01-01T00:00:00Z";
  const shown = toUserJson(asked.wire, accountOf(asked.state, login).login);
  return ok({ ...shown, ...unsaid, ...counts, created_at: at, updated_at: at });
}

/** What is public is in here only for those who were given access: https://docs.github.com/rest/apps/installations#list-repositories-accessible-to-the-user-access-token */
const isGiven = ({ collaborators, owner }: Repository, login: string): boolean =>
  collaborators.has(login.toLowerCase()) || owner.toLowerCase() === login.toLowerCase();

const givenIn = ({ state }: Asked, installation: Installation, { login }: Person): Repository[] =>
  installedRepositories(state, installation).filter((repository) => isGiven(repository, login));

function reachedBy(asked: Asked): { readonly person: Person; readonly installations: Installation[] } {
  const person = personOf(asked);
  if (!person.through)
    throw new Refusal(
      403,
      "You must authenticate with an access token authorized to a GitHub App in order to list installations",
    );
  const reached = person.through.installations.filter((one) => givenIn(asked, one, person).length > 0);
  return { person, installations: reached };
}

function listInstallations(asked: Asked): Answer {
  const { installations } = reachedBy(asked);
  const { items, headers } = paginate(asked, installations);
  const shown = items.map((installation) => toInstallationJson(asked.wire, installation));
  return ok({ total_count: installations.length, installations: shown }, headers);
}

function listRepositories(asked: Asked): Answer {
  const { person, installations } = reachedBy(asked);
  const installation = installations.find(({ id }) => id === asked.params["installation_id"]);
  if (!installation) throw notFound();
  const all = givenIn(asked, installation, person);
  const { items, headers } = paginate(asked, all);
  const repositories = items.map((repository) => ({
    ...toRepositoryJson(asked.wire, repository),
    permissions: toPermissionsJson(roleIn(repository, person.login).role),
  }));
  const repository_selection = installation.repositories ? "selected" : "all";
  return ok({ total_count: all.length, repository_selection, repositories }, headers);
}

/** Whoever may do something in one of its repositories counts as a member: the sandbox knows no others. */
function readMembership(asked: Asked): Answer {
  const { login } = personOf(asked);
  const organization = findAccount(asked.state, text(asked.params["org"]));
  if (organization?.type !== "Organization") throw notFound();
  const own = [...asked.state.repositories.values()].filter(({ owner }) => owner === organization.login);
  const isOwner = organization.owners.has(login.toLowerCase());
  if (!isOwner && !own.some((repository) => isGiven(repository, login))) throw notFound();
  return ok({
    url: apiUrl(asked.wire, `/orgs/${organization.login}/memberships/${login}`),
    state: "active",
    role: isOwner ? "admin" : "member",
    organization_url: apiUrl(asked.wire, `/orgs/${organization.login}`),
    organization: toOrganizationJson(asked.wire, organization.login),
    user: toUserJson(asked.wire, login),
  });
}

function deleteToken(asked: Asked): Answer {
  const isGone = revokeUserToken(asked.state, appOf(asked), text(asked.body["access_token"]));
  if (!isGone) throw new Refusal(422, "Validation Failed");
  return noContent;
}

export const userRoutes: readonly Route[] = [
  globalRoute("GET /user", "anyone", readUser),
  globalRoute("GET /user/installations", "anyone", listInstallations),
  globalRoute("GET /user/memberships/orgs/{org}", "anyone", readMembership),
  globalRoute("GET /user/installations/{installation_id}/repositories", "anyone", listRepositories),
  globalRoute("DELETE /applications/{client_id}/token", "client", deleteToken),
];
