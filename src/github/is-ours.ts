// Whether this App wrote something: by the App that GitHub names, or, more often, only by its bot.
import type { Identity } from "./identity.ts";

export interface Written {
  readonly performed_via_github_app?: { readonly id?: number } | null;
  readonly creator?: { readonly login: string; readonly type: string } | null;
}

export async function isOurs(
  { performed_via_github_app: app, creator }: Written,
  identity: Identity,
): Promise<boolean> {
  if (app) return app.id === (await identity.id());
  return creator?.type === "Bot" && creator.login === (await identity.botLogin());
}
