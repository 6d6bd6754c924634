// A page that looks and behaves like a pull request on GitHub, served beside the sandbox's API.
import { Hono } from "hono";
import type { State } from "../state/model.ts";
import { assetRoutes } from "./asset-routes.ts";
import { keepJournal } from "./facts/journal.ts";
import { guard } from "./guard.ts";
import { pullRoutes } from "./pull-routes.ts";
import { accountRoutes, repositoryRoutes } from "./repository-routes.ts";
import { createVersions } from "./versions.ts";
import { missing, type PageOptions, type World } from "./world.ts";

export type { PageOptions } from "./world.ts";

/** For the sandbox's option `pages`. It listens to what happens from now on: make it once. */
export function page(state: State, options: PageOptions = {}): Hono {
  const world: World = { state, options, journal: keepJournal(state), versions: createVersions(state) };
  const app = new Hono();
  guard(app);
  assetRoutes(app);
  accountRoutes(app, world);
  pullRoutes(app, world);
  repositoryRoutes(app, world);
  app.all("*", missing);
  return app;
}
