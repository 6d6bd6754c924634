// Whether the viewer may call a route: 404 for what it does not see, 403 for what it may not do.

import type { Repository } from "../state/model.ts";
import { findRepository } from "../state/repositories.ts";
import { type Access, may, sees, type Viewer } from "../state/viewer.ts";
import { type Asked, type AskedInRepository, text } from "./asked.ts";
import { badCredentials, inaccessible, notFound, Refusal } from "./refusal.ts";
import type { GlobalRoute, Need, RepositoryRoute } from "./route.ts";

export function permitGlobal({ by }: GlobalRoute, { viewer }: Asked): void {
  if (by === "app" && viewer.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
  if (by === "installation" && viewer.kind === "app") throw badCredentials();
  if (by === "installation" && viewer.kind === "person")
    throw new Refusal(403, "You must authenticate with an installation access token in order to list repositories.");
}

export function permitInRepository(route: RepositoryRoute, asked: Asked): AskedInRepository {
  const repository = findRepository(asked.state, `${text(asked.params["owner"])}/${text(asked.params["repo"])}`);
  if (!repository) throw notFound();
  const inRepository = { ...asked, repository };
  if (asked.viewer.kind === "app") throw badCredentials();
  if (!sees(asked.viewer, repository)) throw notFound();
  if (!route.needs(inRepository).every((need) => satisfies(asked.viewer, repository, need)))
    throw refuseNeed(asked.viewer);
  if (repository.archived && !route.operation.startsWith("GET "))
    throw new Refusal(403, "Repository was archived so is read-only.");
  return inRepository;
}

const refuseNeed = (viewer: Viewer): Refusal =>
  viewer.kind === "installation" ? inaccessible() : new Refusal(403, "Must have admin rights to Repository.");

const satisfies = (viewer: Viewer, repository: Repository, need: Need): boolean =>
  need.split("|").some((alternative) => {
    const [permission = "", access] = alternative.split(":");
    return may(viewer, repository, { permission, access: access as Access });
  });
