// Everything a decision is made from: one immutable JSON value, read in as few calls as possible.
import type { Context, Suite } from "./context.ts";
import type { Deployment } from "./deployment.ts";
import type { Permission } from "./permission.ts";

/** A part that GitHub did not show, with its reason: gates treat it as an obstacle. */
export interface Unread {
  readonly unread: string;
}

export const isUnread = (part: unknown): part is Unread =>
  typeof part === "object" && part !== null && "unread" in part;

export type ConfigFile =
  | { readonly kind: "missing" }
  | { readonly kind: "file"; readonly path: string; readonly url: string; readonly text: string }
  | { readonly kind: "unreadable"; readonly why: string };

export interface Branch {
  readonly name: string;
  readonly sha: string;
}

export interface Head {
  readonly ref: string;
  readonly sha: string;
  /** False: the branch is gone. */
  readonly exists: boolean;
  /** Shas, first parent first. */
  readonly parents: readonly string[];
  /** How many commits of the default branch it lacks. */
  readonly behindBy: number | Unread;
}

/** When the head came to be the head, by GitHub's own clock. */
export type Pushed =
  | { readonly by: "delivery" | "activity"; readonly at: string }
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
  readonly head: Head;
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

/** What GitHub says of a pull request, its repository and one environment. */
export interface Facts {
  readonly repository: {
    readonly fullName: string;
    readonly url: string;
    readonly archived: boolean;
    readonly defaultBranch: Branch;
    /** GitHub Environments of the repository. */
    readonly environments: readonly string[];
  };
  readonly config: ConfigFile;
  readonly pullRequest: PullRequest;
  readonly contexts: Contexts | Unread;
  /** Of the environment asked for, newest first. */
  readonly deployments: readonly Deployment[] | Unread;
}

export interface Snapshot extends Facts {
  /** By Slipway's clock, ISO 8601. */
  readonly takenAt: string;
  readonly permission: Permission;
  readonly pushed: Pushed;
  /** The head merges the default branch into the gated sha: both parents were checked. */
  readonly mergeOfGated: boolean;
}
