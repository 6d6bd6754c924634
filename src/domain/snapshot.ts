// Everything a decision is made from: one immutable JSON value, read in as few calls as possible.
import type { Context, Suite } from "./context.ts";
import type { Deployment } from "./deployment.ts";
import type { EnvironmentLock } from "./lock.ts";
import type { Permission } from "./permission.ts";
import type { Unopenable } from "./sealed.ts";

/** A part that GitHub did not show, with its reason: gates treat it as an obstacle. */
export interface Unread {
  readonly unread: string;
}

export const isUnread = (part: unknown): part is Unread =>
  typeof part === "object" && part !== null && "unread" in part;

export type ConfigFile =
  | { readonly kind: "missing" }
  | {
      readonly kind: "file";
      readonly path: string;
      readonly url: string;
      readonly text: string;
      /** The file that it names in `_extends`; null where it names none, or that was not read yet. */
      readonly base: ConfigFile | null;
    }
  | { readonly kind: "unreadable"; readonly why: string };

export interface Branch {
  readonly name: string;
  readonly sha: string;
}

/** What is to be deployed: a pull request's branch, or what a command names. */
export interface Head {
  readonly kind: "branch" | "tag" | "sha";
  /** The name of the branch or tag, or the sha itself. */
  readonly ref: string;
  readonly sha: string;
  /** False: the branch is gone. */
  readonly exists: boolean;
  /** Shas, first parent first. */
  readonly parents: readonly string[];
  /** How many commits of the default branch it lacks. */
  readonly behindBy: number | Unread;
  /** Whether its signature is there and verified. */
  readonly signed: boolean | Unread;
  /** The sha of its tree: the same code has the same, whatever was merged. */
  readonly tree: string | null;
  /** Branches that are known to have the commit. */
  readonly on: readonly string[];
}

/** What the REF of `REF to ENV` stands for. */
export interface NamedRef {
  readonly kind: Head["kind"];
  /** Of the branch or tag; the full sha of a commit. */
  readonly name: string;
  readonly sha: string;
  /** Open ones whose head it is. */
  readonly pullRequests: readonly { readonly number: number; readonly fork: boolean }[];
}

/** The newest opinion of each reviewer who may write to the repository. */
export interface Review {
  readonly author: string;
  readonly state: "approved" | "changes_requested";
  /** The commit that was reviewed. */
  readonly sha: string | null;
}

export interface Reviews {
  /** GitHub's own; null: no rule of the base branch asks for reviews. */
  readonly decision: "approved" | "changes_requested" | "review_required" | null;
  readonly latest: readonly Review[];
}

/** What GitHub asks of the jobs of Actions that run in an Environment, and not of deployments that its API makes. */
export interface Protection {
  /** Logins and "organisation/slug". */
  readonly reviewers: readonly string[];
  /** Milliseconds. */
  readonly timer: number;
  /** What may be deployed, as patterns of `refs`; null: everything; unread until it is asked for. */
  readonly refs: readonly string[] | Unread | null;
}

export interface GitHubEnvironment {
  readonly name: string;
  /** Null: it has none. */
  readonly protection: Protection | Unread | null;
}

/** When the head came to be the head, by GitHub's own clock; `comment`: the comment itself names the sha. */
export type Pushed =
  | { readonly by: "delivery" | "activity" | "comment"; readonly at: string }
  /** Nobody could say. */
  | { readonly by: "nobody" };

export interface PullRequest {
  readonly nodeId: string;
  readonly number: number;
  readonly url: string;
  readonly state: "open" | "closed" | "merged";
  readonly draft: boolean;
  readonly author: string | null;
  readonly fork: boolean;
  readonly base: string;
  readonly reviews: Reviews | Unread;
}

export interface Contexts {
  readonly found: readonly Context[];
  readonly suites: readonly Suite[];
  /** Contexts that rules of the base branch require by name. */
  readonly required: readonly string[];
  /** Names of the contexts of the previous known head. */
  readonly previous: readonly string[];
  /** Names under which an older run, which counts no more, was no success: GitHub's own check goes by the name, and may see it. */
  readonly superseded: readonly string[];
}

/** What GitHub says of what is to be deployed, its repository and one environment. */
export interface Facts {
  readonly repository: {
    readonly fullName: string;
    readonly url: string;
    readonly archived: boolean;
    readonly defaultBranch: Branch;
    readonly environments: readonly GitHubEnvironment[];
  };
  readonly config: ConfigFile;
  /** The open pull request whose head it is; null: a ref without one. */
  readonly pullRequest: PullRequest | null;
  readonly head: Head;
  readonly contexts: Contexts | Unread;
  /** Of the environment asked for, newest first. */
  readonly deployments: readonly Deployment[] | Unread;
}

/** A request of the same comment that this one stands behind. */
export interface Earlier {
  readonly environment: string;
  /** Nothing more is expected of it. */
  readonly settled: boolean;
}

export interface Snapshot extends Facts {
  /** By Slipway's clock, ISO 8601. */
  readonly takenAt: string;
  readonly permission: Permission;
  /** The first of the teams that the environment lists in which the actor is; null: in none, or it lists none. */
  readonly team: string | Unread | null;
  readonly pushed: Pushed;
  /** The head merges the default branch into the gated sha: both parents were checked. */
  readonly mergeOfGated: boolean;
  /** Of the environments named in `after`, those where this code has succeeded. */
  readonly succeeded: readonly string[] | Unread;
  readonly earlier: readonly Earlier[];
  readonly executor: ExecutorStanding;
  /** Of the environment; null: nobody holds it. */
  readonly lock: EnvironmentLock | null;
  /** The first of the request's sealed values that cannot be opened here; null: all can. */
  readonly unopened: { readonly name: string; readonly why: Unopenable } | null;
}

/** Whether there is somebody to carry the deployment out. `external`: other tools do, who may be anybody. */
export type ExecutorStanding = "external" | "ready" | { readonly missing: string };
