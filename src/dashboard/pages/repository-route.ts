// Where the pages of a repository begin, and which one an address names.
import type { Context } from "hono";
import type { RepositoryName } from "../shown.ts";

export const repositoryRoute = "/:owner{[\\w.-]+}/:repo{[\\w.-]+}";

/** Of a route that begins so. */
export const repositoryOf = (context: Context): RepositoryName => ({
  owner: context.req.param("owner") ?? "",
  name: context.req.param("repo") ?? "",
});
