// The root of queries.
import { findAccount } from "../state/accounts.ts";
import { actorOf } from "../state/viewer.ts";
import type { Context } from "./context.ts";
import { nodeFields } from "./node-field.ts";
import { rateLimitObject } from "./rate-limit.ts";
import { Refusal } from "./refusal.ts";
import type { Resolved } from "./resolved.ts";
import { userObject } from "./types/actor.ts";
import { repositoryNamed } from "./types/repository.ts";

interface RepositoryArgs {
  readonly owner: string;
  readonly name: string;
}

function repositoryField(context: Context, { owner, name }: RepositoryArgs): Resolved {
  const found = repositoryNamed(context, `${owner}/${name}`);
  if (found) return context.show.repository(found);
  throw new Refusal("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`);
}

function userField(context: Context, login: string): Resolved {
  if (findAccount(context.state, login)?.type === "User") return userObject(context, login);
  throw new Refusal("NOT_FOUND", `Could not resolve to a User with the login of '${login}'.`);
}

export const queryRoot = (context: Context): Resolved => ({
  __typename: "Query",
  viewer: () => userObject(context, actorOf(context.viewer).login),
  user: ({ login }: { login: string }) => userField(context, login),
  repository: (args: RepositoryArgs) => repositoryField(context, args),
  rateLimit: () => rateLimitObject(context),
  ...nodeFields(context),
});
