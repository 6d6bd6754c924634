// Who asks: an App with its JWT, an installation with a token, a person; and what each may see and do.
import type { Actor } from "./actor.ts";
import type { Permissions } from "./apps.ts";
import { covers, activeInstallations } from "./installations.ts";
import type { App, Installation, Repository, Role, State } from "./model.ts";
import { roleIn } from "./repositories.ts";

export type Viewer =
  | { readonly kind: "app"; readonly app: App }
  | {
      readonly kind: "installation";
      readonly app: App;
      readonly installation: Installation;
      readonly permissions: Permissions;
      /** null: every repository of the installation. */
      readonly repositoryIds: readonly number[] | null;
    }
  | { readonly kind: "person"; readonly login: string; readonly through?: Through };

/** An App by which a person acts, who may then only do what both may. */
export interface Through {
  readonly app: App;
  readonly installations: readonly Installation[];
}

export type Access = "read" | "write";

/** The name and App under which what the viewer writes is recorded. */
export function actorOf(viewer: Viewer): Actor {
  if (viewer.kind === "person") return { login: viewer.login, app: viewer.through?.app.id ?? null };
  return { login: `${viewer.app.slug}[bot]`, app: viewer.app.id };
}

/** What a viewer does not see does not exist for it: 404. */
export function sees(viewer: Viewer, repository: Repository): boolean {
  if (viewer.kind === "app") return false;
  if (viewer.kind === "person")
    return roleIn(repository, viewer.login).role !== "none" && (!repository.private || reaches(viewer, repository));
  const { repositoryIds, installation } = viewer;
  const inScope = repositoryIds === null || repositoryIds.includes(repository.id);
  return inScope && covers(installation, repository);
}

/** A person without an App reaches everything that they see. */
const reaches = ({ through }: { readonly through?: Through }, repository: Repository): boolean =>
  !through || through.installations.some((installation) => covers(installation, repository));

const order: readonly (Role | "none")[] = ["none", "read", "triage", "write", "maintain", "admin"];

/** Everyone who reads may talk: comments, reactions, reviews. */
const talk = ["issues", "pull_requests"];

function roleNeeded(permission: string, access: Access): Role {
  if (permission === "administration") return "admin";
  return access === "read" || talk.includes(permission) ? "read" : "write";
}

/** `permission` is an App's ("deployments", "contents" …); people have what their role implies. */
export function may(viewer: Viewer, repository: Repository, need: { permission: string; access: Access }): boolean {
  if (viewer.kind === "app" || !sees(viewer, repository)) return false;
  if (viewer.kind === "installation") return grants(viewer.permissions, need);
  if (!throughMay(viewer, repository, need)) return false;
  const needed = roleNeeded(need.permission, need.access);
  return order.indexOf(roleIn(repository, viewer.login).role) >= order.indexOf(needed);
}

/** What is public anybody may read, through an App that is not installed there, too. */
function throughMay(
  { through }: { readonly through?: Through },
  repository: Repository,
  need: { permission: string; access: Access },
): boolean {
  const installation = through?.installations.find((one) => covers(one, repository));
  if (!through || (!installation && need.access === "read")) return true;
  return installation !== undefined && grants(installation.permissions, need);
}

export function grants(permissions: Permissions, need: { permission: string; access: Access }): boolean {
  const granted = permissions[need.permission];
  return granted === "write" || granted === need.access;
}

/** The viewer behind a token; null: unknown, expired, or its installation is gone or suspended. */
export function viewerOfToken(state: State, token: string): Viewer | null {
  const login = state.personalTokens.get(token);
  if (login) return { kind: "person", login };
  const user = viewerOfUserToken(state, token);
  if (user) return user;
  const found = state.tokens.get(token);
  const installation = found && state.installations.get(found.installation);
  const app = installation && state.apps.get(installation.app);
  if (!app || installation.suspended || Date.parse(found.expiresAt) <= state.clock.now().getTime()) return null;
  const { permissions, repositoryIds } = found;
  return { kind: "installation", app, installation, permissions, repositoryIds };
}

function viewerOfUserToken(state: State, token: string): Viewer | null {
  const found = state.userTokens.get(token);
  const app = found && state.apps.get(found.app);
  if (!app || Date.parse(found.expiresAt) <= state.clock.now().getTime()) return null;
  return { kind: "person", login: found.login, through: { app, installations: activeInstallations(state, app) } };
}
