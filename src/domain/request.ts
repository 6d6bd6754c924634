// A request: one command line for one environment, from the comment to its end. Everything its card shows is in it.
import { type Deployment, type DeploymentStatus, isFinal } from "./deployment.ts";
import type { Environment } from "./environment.ts";
import type { Because } from "./reasons.ts";
import type { Repository } from "./repository.ts";

export interface Actor {
  readonly login: string;
  readonly url: string | null;
}

export interface CommentRef {
  readonly id: number;
  readonly url: string;
  /** GitHub's time: whatever was pushed later, its author has not seen. */
  readonly createdAt: string;
}

/** The card as it stands on the pull request. */
export interface Card {
  readonly nodeId: string;
  readonly body: string;
  /** Minimised, because a newer card speaks for the environment. */
  readonly outdated: boolean;
}

export interface GatedHead {
  readonly sha: string;
  /** By GitHub's clock. */
  readonly pushedAt: string;
}

/**
 * `deciding`: not decided yet. `waiting`: goes on by itself. `creating`: GitHub was asked, or is about to be.
 * `following`: there is a deployment, its statuses count. `ended`: nothing more happens; `because` says why.
 */
export type Stage = "deciding" | "waiting" | "creating" | "following" | "ended";

export interface DeployRequest {
  /** Made of the comment, the position of the line and the environment: the same command is the same request. */
  readonly id: string;
  readonly repository: Repository;
  readonly repositoryUrl: string;
  readonly pullRequest: { readonly number: number; readonly nodeId: string };
  readonly actor: Actor;
  readonly comment: CommentRef;
  readonly environment: Environment;
  readonly createdAt: string;
  readonly deadline: string;
  readonly stage: Stage;
  /** What it waits for, or why it ended. */
  readonly because: readonly Because[];
  readonly ref: string;
  /** The head as it was last seen. */
  readonly sha: string;
  /** The head that the gates saw first; null before they saw one that could go. */
  readonly gated: GatedHead | null;
  /** The gated head, or the merge that Slipway asked for on top of it. */
  readonly head: GatedHead | null;
  /** How many merges of the default branch were made for it. */
  readonly merges: number;
  /** `asked`: GitHub was asked to merge, and has not answered. `merged`: it did, and the new head was not seen yet. */
  readonly merging: "no" | "asked" | "merged";
  /** When GitHub was last asked for the deployment; null before. */
  readonly askedAt: string | null;
  /** Expected contexts that will not come: named on the card. */
  readonly dropped: readonly string[];
  /** What ran in the environment when the deployment was created. */
  readonly before: { readonly sha: string } | null;
  readonly deployment: Pick<Deployment, "id" | "sha" | "createdAt"> | null;
  /** The one that counts. */
  readonly status: DeploymentStatus | null;
  /** Two minutes went by and nobody reported anything. */
  readonly unclaimed: boolean;
  readonly card: Card | null;
}

export const isOpen = ({ stage }: DeployRequest): boolean =>
  stage === "deciding" || stage === "waiting" || stage === "creating";

/** Nothing more is expected to happen to it, though a tool may still report something newer. */
export const isSettled = ({ stage, status }: DeployRequest): boolean =>
  stage === "ended" || (stage === "following" && status !== null && isFinal(status.state));

/** The id is data in a deployment's payload: short, readable, the same on every delivery of the same comment. */
export const requestId = (comment: number, position: number, environment: string): string =>
  `${comment}.${position}.${environment.toLowerCase()}`;
