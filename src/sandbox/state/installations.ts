// Which App is installed where, with which permissions and repositories.

import { addAccount } from "./accounts.ts";
import type { Actor } from "./actor.ts";
import { newIdentity } from "./ids.ts";
import type { App, Installation, Repository, State } from "./model.ts";
import { timestamp } from "./time.ts";

export interface NewInstallation {
  readonly app: App;
  readonly account: string;
  /** Ids; null or omitted: all repositories of the account. */
  readonly repositories?: readonly number[] | null;
  readonly by?: Actor;
}

export function installApp(state: State, input: NewInstallation): Installation {
  addAccount(state, { login: input.account, type: "Organization" });
  const installation: Installation = {
    id: newIdentity(state, "Installation").id,
    app: input.app.id,
    account: input.account,
    permissions: { ...input.app.permissions },
    suspended: false,
    repositories: input.repositories ? [...input.repositories] : null,
    createdAt: timestamp(state),
  };
  state.installations.set(installation.id, installation);
  const sender = input.by?.login ?? input.account;
  state.events.emit({ name: "installation", action: "created", installation, sender });
  return installation;
}

export function uninstallApp(state: State, installation: Installation, by: Actor): void {
  state.installations.delete(installation.id);
  state.events.emit({ name: "installation", action: "deleted", installation, sender: by.login });
}

export function suspendInstallation(
  state: State,
  installation: Installation,
  input: { suspended: boolean; by: Actor },
): void {
  installation.suspended = input.suspended;
  const action = input.suspended ? "suspend" : "unsuspend";
  state.events.emit({ name: "installation", action, installation, sender: input.by.login });
}

export function changeInstalledRepositories(
  state: State,
  installation: Installation,
  input: { action: "added" | "removed"; repositories: readonly Repository[]; by: Actor },
): void {
  const { action, repositories, by } = input;
  const changed = repositories.map(({ id }) => id);
  const others = (installation.repositories ?? idsOf(state, installation)).filter((id) => !changed.includes(id));
  installation.repositories = action === "added" ? [...others, ...changed] : others;
  state.events.emit({ name: "installation_repositories", action, installation, repositories, sender: by.login });
}

const idsOf = (state: State, installation: Installation): number[] =>
  installedRepositories(state, installation).map(({ id }) => id);

export const covers = ({ account, repositories }: Installation, repository: Repository): boolean =>
  account.toLowerCase() === repository.owner.toLowerCase() &&
  (repositories === null || repositories.includes(repository.id));

export const installedRepositories = (state: State, installation: Installation): Repository[] =>
  [...state.repositories.values()].filter((repository) => covers(installation, repository));

export const activeInstallations = (state: State, app: App): Installation[] =>
  [...state.installations.values()].filter((installation) => installation.app === app.id && !installation.suspended);

/** Suspended ones count as none: GitHub sends them nothing and lets them do nothing. */
export const installationFor = (state: State, repository: Repository, app: App): Installation | null =>
  [...state.installations.values()].find(
    (installation) => installation.app === app.id && !installation.suspended && covers(installation, repository),
  ) ?? null;
