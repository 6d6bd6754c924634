// A small GitHub for these tests: acme/site, a pull request, an App that is installed.
import { executeGraphql, type GraphqlAnswer } from "../../../src/sandbox/graphql/execute.ts";
import { addAccount } from "../../../src/sandbox/state/accounts.ts";
import { person } from "../../../src/sandbox/state/actor.ts";
import { registerApp } from "../../../src/sandbox/state/apps.ts";
import { createState } from "../../../src/sandbox/state/create-state.ts";
import { installApp } from "../../../src/sandbox/state/installations.ts";
import type { App, PullRequest, Repository, State } from "../../../src/sandbox/state/model.ts";
import { openPullRequest } from "../../../src/sandbox/state/pulls.ts";
import { pushCommit } from "../../../src/sandbox/state/push.ts";
import { addCollaborator, addRepository } from "../../../src/sandbox/state/repositories.ts";
import type { Viewer } from "../../../src/sandbox/state/viewer.ts";

export { person };

export const ada = person("ada");
export const grace = person("grace");

export const everything: Record<string, "read" | "write"> = {
  actions: "read",
  administration: "read",
  checks: "write",
  contents: "write",
  deployments: "write",
  issues: "write",
  members: "read",
  metadata: "read",
  pull_requests: "write",
  statuses: "read",
};

export interface World {
  readonly state: State;
  readonly app: App;
  readonly repository: Repository;
  readonly pull: PullRequest;
  /** Milliseconds. */
  turn(by: number): void;
  /** The App's installation, with these permissions instead of all. */
  installation(permissions?: Record<string, "read" | "write">, repositoryIds?: readonly number[]): Viewer;
  ask(query: string, asked?: Asked): Promise<GraphqlAnswer>;
  /** The sandbox's gaps that were met. */
  readonly gaps: string[];
}

export interface Asked {
  readonly variables?: Record<string, unknown>;
  readonly viewer?: Viewer;
}

export function without(...names: readonly string[]): Record<string, "read" | "write"> {
  return Object.fromEntries(Object.entries(everything).filter(([name]) => !names.includes(name)));
}

function settled(state: State) {
  addAccount(state, { login: "acme", type: "Organization" });
  const repository = addRepository(state, { owner: "acme", name: "site" });
  addCollaborator(state, repository, { login: "ada", role: "write" });
  const app = registerApp(state, { slug: "slipway", publicKey: "", permissions: everything, events: [] });
  const installed = installApp(state, { app, account: "acme" });
  pushCommit(state, repository, { branch: "main", files: { "README.md": "# Site\n" }, by: ada });
  pushCommit(state, repository, { branch: "feature", files: { "index.html": "<p>Hello\n" }, by: ada });
  const pull = openPullRequest(state, repository, { head: "feature", title: "Say hello", by: ada });
  return { repository, app, installed, pull };
}

export function createWorld(): World {
  let now = Date.parse("2026-09-01T12:00:00Z");
  const state = createState({ now: () => new Date(now) });
  const { repository, app, installed, pull } = settled(state);
  const installation: World["installation"] = (permissions = everything, repositoryIds) => ({
    kind: "installation",
    app,
    installation: installed,
    permissions,
    repositoryIds: repositoryIds ?? null,
  });
  const gaps: string[] = [];
  const onGap = (message: string) => gaps.push(message);
  return {
    state,
    app,
    gaps,
    repository,
    pull,
    turn: (by) => {
      now += by;
    },
    installation,
    ask: (query, { variables = {}, viewer = installation() } = {}) =>
      executeGraphql(state, viewer, { query, variables, onGap }),
  };
}

/** In acme/site. */
export const inRepository = (selection: string): string =>
  `{ repository(owner: "acme", name: "site") { ${selection} } }`;

/** In its pull request. */
export const inPull = (selection: string): string => inRepository(`pullRequest(number: 1) { ${selection} }`);

/** What stands at the end of a path of the answer's data, which must have no errors. */
export function read(answer: GraphqlAnswer, ...path: readonly string[]): unknown {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], answer.data);
}
