// GitHub's real GraphQL schema, built once per process when the first query asks for it (0.3 s).
import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLSchema } from "graphql";

let built: GraphQLSchema | null = null;

/** The schema.graphql that GitHub publishes; it is known to be valid, so it is not validated again. */
export function schema(): GraphQLSchema {
  const file = new URL("schema.graphql", import.meta.resolve("@octokit/graphql-schema"));
  built ??= buildSchema(readFileSync(file, "utf8"), { assumeValid: true });
  return built;
}
