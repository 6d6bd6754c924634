// GitHub's own Actions, as an App: https://api.github.com/apps/github-actions
import type { Actor } from "./actor.ts";

export const actionsApp = { id: 15_368, slug: "github-actions" };

export const actionsBot: Actor = { login: `${actionsApp.slug}[bot]`, app: actionsApp.id };
