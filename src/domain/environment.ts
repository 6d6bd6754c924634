// The settings of one environment after defaults: what the gates, the card and the deployment go by.
import type { Duration } from "./duration.ts";
import type { FreezeWindow } from "./freeze.ts";
import type { ParameterDefinition } from "./parameters.ts";
import type { Role } from "./permission.ts";

export type RequiredContexts = "all" | "none" | readonly string[];

/** Who may deploy: whoever has the role or more, or is listed. */
export interface Allow {
  /** Null: nobody by role, only who is listed. */
  readonly role: Role | null;
  /** "organisation/slug" */
  readonly teams: readonly string[];
  readonly users: readonly string[];
  /** Logins, with or without "[bot]". */
  readonly bots: readonly string[];
}

export type Executor =
  /** Whoever listens to deployments carries them out. */
  | { readonly kind: "external" }
  | {
      readonly kind: "workflow";
      readonly file: string;
      /** `default`: the default branch's copy of the file; `head`: the deployed branch's own. */
      readonly ref: "default" | "head";
      /** Null: sha, environment and deployment_id. */
      readonly inputs: Readonly<Record<string, string>> | null;
    }
  /** One that the operator defines under this name. */
  | { readonly kind: "operator"; readonly name: string };

export interface Lock {
  readonly onDeploy: boolean;
  readonly release: "merge" | "never";
  /** Null: it does not expire. */
  readonly expires: Duration | null;
}

export interface Environment {
  /** As the configuration, or GitHub, spells it. */
  readonly name: string;
  readonly url: string | null;
  readonly production: boolean;
  /** It goes away again: one per pull request, for example. */
  readonly transient: boolean;
  readonly allow: Allow;
  /** Who may set gates aside. */
  readonly override: { readonly role: Role };
  /** What it takes: `pull_request`, patterns of branches, `tag:` and patterns of tags; null: pull requests and the default branch. */
  readonly refs: readonly string[] | null;
  readonly autoMerge: boolean;
  /** A branch that is behind and not brought up to date is refused. */
  readonly upToDate: "required" | "optional";
  readonly requiredContexts: RequiredContexts;
  /** How many approvals the head needs; null: what GitHub's review decision says. */
  readonly reviews: number | null;
  /** How many other people must `/approve`. */
  readonly approvals: number;
  /** Logins and "organisation/slug" of those whose approval counts; null: whoever may deploy. */
  readonly approvers: readonly string[] | null;
  /** Environments in which the same code must have succeeded. */
  readonly after: readonly string[];
  readonly forks: "never" | "by_sha";
  /** The head's signature must be verified. */
  readonly signed: boolean;
  readonly freeze: readonly FreezeWindow[];
  readonly lock: Lock;
  readonly concurrency: "queue" | "reject" | "replace";
  /** After which a waiting request ends. */
  readonly wait: Duration;
  /** How long after the comment a deployment may begin: GitHub's own wait timer. */
  readonly timer: Duration;
  /** Without a report for this long a deployment is an error. */
  readonly timeout: Duration;
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly executor: Executor;
  readonly deploymentsFrom: "slipway" | "anyone";
  /** Logins whose statuses count as the outcome; empty: whoever GitHub lets post. */
  readonly reportFrom: readonly string[];
  /** Configured, and not carried out by this version: keys of slipway.yml. */
  readonly notYet: readonly string[];
}

const minute = 60_000;

/** What holds for an environment of which the configuration says nothing. */
export const defaultEnvironment = (name: string): Environment => ({
  name,
  url: null,
  production: name.toLowerCase() === "production",
  transient: false,
  allow: { role: "write", teams: [], users: [], bots: [] },
  override: { role: "admin" },
  refs: null,
  autoMerge: true,
  upToDate: "optional",
  requiredContexts: "all",
  reviews: null,
  approvals: 0,
  approvers: null,
  after: [],
  forks: "never",
  signed: false,
  freeze: [],
  lock: { onDeploy: false, release: "merge", expires: null },
  concurrency: "queue",
  wait: 60 * minute,
  timer: 0,
  timeout: 30 * minute,
  parameters: {},
  payload: {},
  executor: { kind: "external" },
  deploymentsFrom: "slipway",
  reportFrom: [],
  notYet: [],
});
