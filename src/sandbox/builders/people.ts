// People, organisations, teams and Apps of a story.

import { keyPair } from "../key-pair.ts";
import { addAccount, addTeam, findTeam } from "../state/accounts.ts";
import {
  clientIdOf,
  issuePersonalToken,
  issueToken,
  type NewToken,
  type Permissions,
  registerApp,
} from "../state/apps.ts";
import { changeInstalledRepositories, installApp, suspendInstallation, uninstallApp } from "../state/installations.ts";
import type { App, Installation, State, Team } from "../state/model.ts";
import { actorBy, type RepositoryName, repositoryBy } from "./who.ts";

export interface NewAppStory {
  readonly slug: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  /** Where people may be sent after they authorized the App. */
  readonly callbackUrls?: readonly string[];
  /** Without one every delivery fails, as for an App that cannot be reached. */
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
}

export interface AppHandle {
  readonly id: number;
  readonly slug: string;
  /** PEM. */
  readonly privateKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly record: App;
  /** For all repositories of the account, or only for those named. Answers the installation's id. */
  install(owner: string, options?: { readonly repositories?: readonly RepositoryName[] }): number;
  /** Selects further repositories. */
  add(owner: string, repositories: readonly RepositoryName[]): void;
  remove(owner: string, repositories: readonly RepositoryName[]): void;
  uninstall(owner: string): void;
  suspend(owner: string, suspended?: boolean): void;
  /** An installation token, narrowed where said. */
  token(owner: string, narrowed?: NewToken): string;
  ping(): void;
}

export interface PersonHandle {
  readonly login: string;
  /** A personal access token. */
  readonly token: string;
}

export interface TeamStory {
  readonly members: readonly string[];
  /** "organisation/slug" of the team that it is below. */
  readonly parent?: string;
}

function teamBy(state: State, name: string): Team {
  const team = findTeam(state, name);
  if (!team) throw new Error(`The sandbox has no team ${name}.`);
  return team;
}

function installationOf(state: State, app: App, owner: string): Installation {
  const found = [...state.installations.values()].find((one) => one.app === app.id && one.account === owner);
  if (!found) throw new Error(`${app.slug} is not installed at ${owner}.`);
  return found;
}

function appHandle(state: State, app: App): AppHandle {
  const by = (owner: string) => actorBy(state, owner);
  const at = (owner: string) => installationOf(state, app, owner);
  const select = (owner: string, action: "added" | "removed", names: readonly RepositoryName[]): void => {
    const repositories = names.map((name) => repositoryBy(state, name));
    changeInstalledRepositories(state, at(owner), { action, repositories, by: by(owner) });
  };
  return {
    id: app.id,
    slug: app.slug,
    privateKey: keyPair().privateKey,
    clientId: clientIdOf(app),
    clientSecret: app.clientSecret,
    record: app,
    install: (owner, { repositories } = {}) => {
      const ids = repositories?.map((name) => repositoryBy(state, name).id) ?? null;
      return installApp(state, { app, account: owner, repositories: ids, by: by(owner) }).id;
    },
    add: (owner, names) => select(owner, "added", names),
    remove: (owner, names) => select(owner, "removed", names),
    uninstall: (owner) => uninstallApp(state, at(owner), by(owner)),
    suspend: (owner, suspended = true) => suspendInstallation(state, at(owner), { suspended, by: by(owner) }),
    token: (owner, narrowed) => issueToken(state, at(owner), narrowed).token,
    ping: () => state.events.emit({ name: "ping", action: null, app }),
  };
}

export const peopleBuilders = (state: State) => ({
  /** Registers an App; install it to let it act. */
  app: (input: NewAppStory): AppHandle =>
    appHandle(state, registerApp(state, { ...input, publicKey: keyPair().publicKey })),
  person: (login: string): PersonHandle => {
    addAccount(state, { login, type: "User" });
    return { login, token: issuePersonalToken(state, login) };
  },
  organization: (login: string, { owners = [] }: { readonly owners?: readonly string[] } = {}): void => {
    const organization = addAccount(state, { login, type: "Organization" });
    for (const owner of owners) {
      addAccount(state, { login: owner, type: "User" });
      organization.owners.add(owner.toLowerCase());
    }
  },
  /** `name` is "organisation/slug". */
  team: (name: string, { members, parent }: TeamStory): Team => {
    const [organization = "", slug = ""] = name.split("/");
    for (const login of members) addAccount(state, { login, type: "User" });
    return addTeam(state, { organization, slug, members, parent: parent === undefined ? null : teamBy(state, parent) });
  },
});
