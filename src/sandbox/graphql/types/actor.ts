// Actor: people, organisations and bots.
import { accountOf } from "../../state/accounts.ts";
import { nodeIdOf } from "../../state/ids.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";
import { located } from "../urls.ts";

/** In GraphQL a Bot's login lacks the "[bot]" that REST gives it. */
export function actorObject(context: Context, login: string): Resolved {
  const account = accountOf(context.state, login);
  const bare = account.login.replace(/\[bot\]$/, "");
  return {
    __typename: account.type,
    id: account.nodeId,
    databaseId: account.id,
    login: bare,
    ...(account.type === "Bot" ? {} : { name: null, email: "" }),
    avatarUrl: `${context.origin}/avatars/${encodeURIComponent(account.login)}`,
    ...located(context, account.type === "Bot" ? `/apps/${bare}` : `/${bare}`),
  };
}

/** What can only be a User by the schema: an App that asks who it is gets its bot's full login. */
export const userObject = (context: Context, login: string): Resolved => ({
  ...actorObject(context, login),
  __typename: "User",
  login: accountOf(context.state, login).login,
  name: null,
  email: "",
});

export const appObject = (context: Context, app: { readonly id: number; readonly slug: string }): Resolved => ({
  __typename: "App",
  id: nodeIdOf("App", app.id),
  databaseId: app.id,
  slug: app.slug,
  name: app.slug,
  ...located(context, `/apps/${app.slug}`),
});
