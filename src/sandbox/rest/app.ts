// The App itself, its installations and their tokens.
import { issueToken, type Permissions } from "../state/apps.ts";
import { installationFor, installedRepositories } from "../state/installations.ts";
import type { App, Installation } from "../state/model.ts";
import { findRepository } from "../state/repositories.ts";
import { grants, sees } from "../state/viewer.ts";
import { toAppJson, toInstallationJson, toTokenJson } from "../wire/app.ts";
import { toRepositoryJson } from "../wire/repository.ts";
import { type Answer, type Asked, created, numbers, ok, text, texts } from "./asked.ts";
import { paginate } from "./paginate.ts";
import { badCredentials, notFound, Refusal } from "./refusal.ts";
import { globalRoute, type Route } from "./route.ts";

export function appOf({ viewer }: Asked): App {
  if (viewer.kind !== "app") throw badCredentials();
  return viewer.app;
}

const installationsOf = (asked: Asked): Installation[] =>
  [...asked.state.installations.values()].filter(({ app }) => app === appOf(asked).id);

function installationOf(asked: Asked): Installation {
  const found = installationsOf(asked).find(({ id }) => id === asked.params["installation_id"]);
  if (!found) throw notFound();
  return found;
}

function listInstallations(asked: Asked): Answer {
  const { items, headers } = paginate(asked, installationsOf(asked));
  return ok(
    items.map((installation) => toInstallationJson(asked.wire, installation)),
    headers,
  );
}

function readRepositoryInstallation(asked: Asked): Answer {
  const app = appOf(asked);
  const repository = findRepository(asked.state, `${text(asked.params["owner"])}/${text(asked.params["repo"])}`);
  const installation = repository && installationFor(asked.state, repository, app);
  if (!installation) throw notFound();
  return ok(toInstallationJson(asked.wire, installation));
}

/** Narrowing only: neither other repositories nor more than was granted. */
function createToken(asked: Asked): Answer {
  const installation = installationOf(asked);
  if (installation.suspended) throw new Refusal(403, "This installation has been suspended");
  const permissions = wantedPermissions(asked, installation);
  const repositoryIds = wantedRepositories(asked, installation);
  const token = issueToken(asked.state, installation, { ...(permissions && { permissions }), repositoryIds });
  return created(toTokenJson(asked.wire, token, installation));
}

function wantedPermissions({ body }: Asked, { permissions }: Installation): Permissions | null {
  const wanted = body["permissions"] as Permissions | undefined;
  if (!wanted) return null;
  const granted = Object.entries(wanted).every(([permission, access]) => grants(permissions, { permission, access }));
  if (!granted) throw new Refusal(422, "The permissions requested are not granted to this installation.");
  return wanted;
}

function wantedRepositories({ body, state }: Asked, installation: Installation): number[] | null {
  const [ids, names] = [numbers(body["repository_ids"]), texts(body["repositories"])];
  if (!ids && !names) return null;
  const installed = installedRepositories(state, installation);
  const known = (wanted: number | string): boolean =>
    installed.some(({ id, name }) => id === wanted || name === wanted);
  if (![...(ids ?? []), ...(names ?? [])].every(known))
    throw new Refusal(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  return installed.filter(({ id, name }) => ids?.includes(id) || names?.includes(name)).map(({ id }) => id);
}

function listInstalledRepositories(asked: Asked): Answer {
  const { viewer, state, wire } = asked;
  if (viewer.kind !== "installation") throw badCredentials();
  const all = [...state.repositories.values()].filter((repository) => sees(viewer, repository));
  const { items, headers } = paginate(asked, all);
  const repositories = items.map((repository) => toRepositoryJson(wire, repository));
  const selection = viewer.repositoryIds || viewer.installation.repositories ? "selected" : "all";
  return ok({ total_count: all.length, repository_selection: selection, repositories }, headers);
}

export const appRoutes: readonly Route[] = [
  globalRoute("GET /app", "app", (asked) => ok(toAppJson(asked.wire, appOf(asked)))),
  globalRoute("GET /app/installations", "app", listInstallations),
  globalRoute("GET /app/installations/{installation_id}", "app", (asked) =>
    ok(toInstallationJson(asked.wire, installationOf(asked))),
  ),
  globalRoute("POST /app/installations/{installation_id}/access_tokens", "app", createToken),
  globalRoute("GET /repos/{owner}/{repo}/installation", "app", readRepositoryInstallation),
  globalRoute("GET /installation/repositories", "installation", listInstalledRepositories),
];
