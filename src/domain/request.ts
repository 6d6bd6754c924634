// A request: one command line for one environment, from the comment to its end. Everything its card shows is in it.
import type { Approval } from "./approval.ts";
import { type Deployment, type DeploymentStatus, isFinal } from "./deployment.ts";
import type { Environment } from "./environment.ts";
import type { Parameters } from "./parameters.ts";
import type { Permission } from "./permission.ts";
import type { Because } from "./reasons.ts";
import type { Repository } from "./repository.ts";
import type { Sealed } from "./sealed.ts";

export interface Actor {
  readonly login: string;
  readonly url: string | null;
  readonly bot: boolean;
}

/** A comment of a pull request, or the body of a review. */
export interface CommentRef {
  readonly kind: "comment" | "review";
  /** Comments and reviews are numbered apart. */
  readonly id: number;
  readonly nodeId: string;
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

/**
 * `deploy`: what a pull request's head, or a ref, is. `rollback`: what ran there before. `promote`: what runs in another
 * environment. `run`: an operation on what runs there.
 */
export type Purpose = "deploy" | "rollback" | "promote" | "run";

/** A deployment of before, whose commit is deployed again. */
export interface Target {
  /** GitHub's id of it. */
  readonly deployment: number;
  readonly sha: string;
  /** The environment that it is in. */
  readonly environment: string;
  /** What its payload held beside parameters, where that is taken over; null: what the configuration says now. */
  readonly payload: Readonly<Record<string, unknown>> | null;
}

export interface DeployRequest {
  readonly purpose: Purpose;
  /** GitHub's: "deploy", or the name of an operation. */
  readonly task: string;
  /** Null: a pull request's head, or a ref. */
  readonly target: Target | null;
  /** Made of the comment, the position of the line and the environment: the same command is the same request. */
  readonly id: string;
  readonly repository: Repository;
  readonly repositoryUrl: string;
  readonly pullRequest: { readonly number: number; readonly nodeId: string };
  readonly actor: Actor;
  readonly comment: CommentRef;
  /** What the actor may do, as GitHub last said; null: it was not asked yet. */
  readonly permission: Permission | null;
  readonly environment: Environment;
  /** The branch, tag or sha that the command names; null: the pull request that it is written on. */
  readonly named: string | null;
  readonly parameters: Parameters;
  /** Parameters that only an executor of the operator's gets to see. */
  readonly sealed: Sealed;
  readonly force: { readonly reason: string } | null;
  readonly createdAt: string;
  readonly deadline: string;
  readonly stage: Stage;
  /** What it waits for, or why it ended. */
  readonly because: readonly Because[];
  /** What `--force` set aside. */
  readonly setAside: readonly Because[];
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
  /** Node ids of deployments that it takes the place of when it succeeds, and that GitHub itself would leave active. */
  readonly replaces: readonly string[];
  /** The one that counts. */
  readonly status: DeploymentStatus | null;
  /** Two minutes went by and nobody reported anything. */
  readonly unclaimed: boolean;
  /** Who cancelled it while its deployment ran. */
  readonly cancelledBy: string | null;
  /** A job of the workflow that carries it out makes a deployment of its own. */
  readonly doubled: boolean;
  /** By others, of the head that was approved. */
  readonly approvals: readonly Approval[];
  readonly card: Card | null;
}

export const isOpen = ({ stage }: DeployRequest): boolean =>
  stage === "deciding" || stage === "waiting" || stage === "creating";

/** Nothing more is expected to happen to it, though a tool may still report something newer. */
export const isSettled = ({ stage, status }: DeployRequest): boolean =>
  stage === "ended" || (stage === "following" && status !== null && isFinal(status.state));

/** An executor of ours carries its deployment out: what is reported comes from its run, not from statuses on GitHub. */
export const isCarriedOut = ({ environment }: Pick<DeployRequest, "environment">): boolean =>
  environment.executor.kind !== "external";

/** The id is data in a deployment's payload: short, readable, the same on every delivery of the same comment. */
export const requestId = (comment: Pick<CommentRef, "kind" | "id">, position: number, environment: string): string =>
  `${commentKey(comment)}.${position}.${environment.toLowerCase()}`;

/** "501", or "review-501": no other comment, and no other review, has it. */
export const commentKey = ({ kind, id }: Pick<CommentRef, "kind" | "id">): string =>
  kind === "review" ? `review-${id}` : `${id}`;

/** By GitHub's clock; those of the same second as they are numbered. */
export const isLater = (a: CommentRef, b: CommentRef): boolean =>
  a.kind === b.kind && a.createdAt === b.createdAt ? a.id > b.id : Date.parse(a.createdAt) > Date.parse(b.createdAt);
