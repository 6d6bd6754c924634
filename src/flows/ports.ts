// All that the flows ask of the outside, on one page.
import type { Clock } from "../domain/clock.ts";
import type { ContextLink } from "../domain/context.ts";
import type { Deployment, DeploymentState, DeploymentStatus } from "../domain/deployment.ts";
import type { Permission } from "../domain/permission.ts";
import type { Reason } from "../domain/reasons.ts";
import type { Repository } from "../domain/repository.ts";
import type { Card, CommentRef, DeployRequest } from "../domain/request.ts";
import type { ConfigFile, Facts, NamedRef, Unread } from "../domain/snapshot.ts";
import type { Verdict } from "../domain/verdict.ts";
import type { ForeignCard } from "../domain/foreign.ts";
import type { Job } from "./jobs.ts";

export interface Ports {
  readonly github: GitHub;
  readonly store: Store;
  readonly queue: Queue;
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** GitHub, as one installation sees it. Throws `Fault`; nothing that creates is retried behind it. */
export interface GitHub {
  /** One read: what is to be deployed, its repository, its checks, and the deployments of the environments named. */
  readFacts(repository: Repository, asked: FactsAsked): Promise<Facts>;
  /** `none` for a person GitHub does not know there. */
  readPermission(repository: Repository, login: string): Promise<Permission>;
  /** What a branch, tag or sha in a command stands for, in this order; null where GitHub knows none. A sha has 7 to 40 digits. */
  readRef(repository: Repository, ref: string): Promise<NamedRef | null>;
  /** Of these branches, those that have the commit; and those whose tip it is. */
  readBranchesOf(repository: Repository, sha: string, branches: readonly string[]): Promise<readonly string[]>;
  /** A file on the default branch of another repository of the same owner: with a token that reads its contents only. */
  readFile(repository: Repository, file: { readonly name: string; readonly path: string }): Promise<ConfigFile>;
  /** Whether a person is in "organisation/slug", or in a team below it; unread where the App may not know. */
  isMember(repository: Repository, team: string, login: string): Promise<boolean | Unread>;
  /** The branch policy of a GitHub Environment as patterns of `refs`. */
  readBranchPolicy(repository: Repository, environment: string): Promise<readonly string[] | Unread>;
  /** Of these environments, those where a deployment of ours of this sha, or of its tree, has succeeded. */
  readSucceeded(repository: Repository, code: CodeIn): Promise<readonly string[] | Unread>;
  /** The last push to a branch by GitHub's own clock; null where GitHub does not say. */
  readPush(repository: Repository, branch: string): Promise<{ readonly sha: string; readonly at: string } | null>;
  /** Whether `sha` is a commit of the branch whose tip is `tip`. */
  isAncestor(repository: Repository, sha: string, tip: string): Promise<boolean>;
  /** Asks once. A second call makes a second deployment: look first (`findDeployment`). */
  createDeployment(repository: Repository, order: NewDeployment, remember: Remember): Promise<Created>;
  /** The deployment that was made for this request, if one was; reads GitHub's newest of that environment and task. */
  findDeployment(repository: Repository, made: MadeFor): Promise<Deployment | null>;
  /** The newest status of a deployment; null where it has none. */
  readStatus(repository: Repository, deployment: number): Promise<DeploymentStatus | null>;
  /** A second call makes a second status. `description` is cut to GitHub's 140 characters. */
  createStatus(repository: Repository, deployment: number, status: NewStatus): Promise<void>;
  /** All in one request, in this order: create, update, minimise. Answers the node id of what was created. */
  writeCards(repository: Repository, cards: CardWrites): Promise<string | null>;
  /** The node id of a comment of ours on the pull request that has this mark; reads the newest 50. */
  findComment(repository: Repository, pullRequest: string, mark: string): Promise<string | null>;
  /** A second call changes nothing. */
  react(repository: Repository, comment: CommentRef, content: "-1" | "eyes"): Promise<void>;
  /** How the configuration of a head differs from the default branch's; null where it does not. One read. */
  readConfigChange(repository: Repository, sha: string): Promise<ConfigFile | null>;
  /** A second call makes a second check run: GitHub shows the newest of a name. */
  createCheckRun(repository: Repository, check: NewCheckRun): Promise<void>;
  /** The open pull requests whose head this is, and the configuration that says which environments are ours to annotate. */
  readHome(repository: Repository, sha: string): Promise<Home>;
}

/** Called when nothing but the request itself is left to do; where it throws, nothing is sent. */
export type Remember = () => Promise<void>;

export interface CodeIn {
  readonly environments: readonly string[];
  readonly task: string;
  readonly sha: string;
  readonly tree: string | null;
}

export interface FactsAsked {
  /** The pull request that is deployed, or the ref without one. */
  readonly subject: { readonly pullRequest: number } | { readonly ref: NamedRef };
  readonly environments: readonly string[];
  /** Heads of before, newest first, two at most: the contexts of the first that is not the head are expected again. */
  readonly previous: readonly string[];
}

export interface NewDeployment {
  readonly ref: string;
  readonly task: string;
  readonly autoMerge: boolean;
  readonly requiredContexts: readonly string[];
  readonly environment: string;
  readonly production: boolean;
  readonly transient: boolean;
  readonly description: string;
  readonly payload: Readonly<Record<string, unknown>> & {
    readonly slipway: {
      readonly request: string;
      readonly actor: string;
      readonly pull_request: number;
      readonly comment: number;
      /** What was set aside, by the codes of its reasons, and why. */
      readonly override?: { readonly reason: string; readonly set_aside: readonly string[] };
    };
  };
}

export interface MadeFor {
  readonly request: string;
  readonly environment: string;
  readonly task: string;
}

/** Every answer to POST deployments that is no fault. */
export type Created =
  | { readonly kind: "created"; readonly deployment: Deployment }
  /** 202: GitHub merged the default branch in, and created nothing. */
  | { readonly kind: "merged" }
  | { readonly kind: "conflict" }
  | { readonly kind: "contexts"; readonly contexts: readonly ContextLink[] }
  | { readonly kind: "no_ref" }
  | { readonly kind: "refused"; readonly message: string };

/** Completed when it is made. */
export interface NewCheckRun {
  readonly sha: string;
  readonly name: string;
  readonly conclusion: "success" | "failure";
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** GitHub takes 50 in one request; more are left out. */
  readonly annotations: readonly {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
}

export interface NewStatus {
  readonly state: "error";
  readonly description: string;
}

export interface CardWrites {
  readonly create?: { readonly pullRequest: string; readonly body: string };
  readonly update?: readonly { readonly nodeId: string; readonly body: string }[];
  readonly outdate?: readonly string[];
}

export interface Home {
  readonly config: Facts["config"];
  readonly pullRequests: readonly { readonly number: number; readonly nodeId: string }[];
}

/** What GitHub has no place for. Every call may come twice. */
export interface Store {
  has(key: string): Promise<boolean>;
  /** Remembers the key; false where it was there already. */
  first(key: string): Promise<boolean>;
  /** Counts up and answers how many there were within the last hour, this one included. */
  countWithinHour(key: string): Promise<number>;
  readonly heads: Heads;
  readonly requests: Requests;
  readonly leases: Leases;
  readonly foreign: {
    get(id: string): Promise<ForeignCard | null>;
    /** One sha can be the head of several pull requests. */
    byDeployment(repository: number, deployment: number): Promise<readonly ForeignCard[]>;
    save(card: ForeignCard): Promise<void>;
  };
  /** Answers that stay one comment for each pull request, and are edited. */
  readonly notes: {
    get(key: string): Promise<Card | null>;
    save(key: string, card: Card): Promise<void>;
  };
  /** Up to when everything in GitHub's log of deliveries is done with, by GitHub's clock: ISO 8601. */
  readonly watermark: {
    get(): Promise<string | null>;
    set(at: string): Promise<void>;
  };
  readonly defaults: {
    get(repository: number): Promise<string | null>;
    set(repository: number, environment: string): Promise<void>;
  };
}

/** One request at a time may have its deployment running in an environment, on any number of processes. */
export interface Leases {
  /** The id of the request that holds the environment now: this one, if nobody held it. */
  take(request: DeployRequest): Promise<string>;
  /** Null: it is free. */
  holder(of: Pick<DeployRequest, "repository" | "environment">): Promise<string | null>;
  /** False where this request held nothing. */
  release(request: DeployRequest): Promise<boolean>;
}

/** Which head a pull request had when, from its deliveries. */
export interface Heads {
  record(sighting: HeadSighting): Promise<void>;
  /** Oldest first. */
  of(repository: number, pullRequest: number): Promise<readonly Sighting[]>;
}

export interface Sighting {
  readonly sha: string;
  /** The head before it, where the delivery says so; when that was, it does not say. */
  readonly before: string | null;
  /** GitHub's time of the delivery, ISO 8601. */
  readonly at: string;
}

export interface HeadSighting extends Sighting {
  readonly repository: number;
  readonly pullRequest: number;
}

/** What tells whether anybody went on with a request. */
export type Standing = Pick<DeployRequest, "stage" | "askedAt">;

export interface Requests {
  /** False where a request of that id is there already; it is left as it is. */
  add(request: DeployRequest): Promise<boolean>;
  get(id: string): Promise<DeployRequest | null>;
  /**
   * With `from` only where it still stands as it did then; throws a stale `Fault` where another process, which took this
   * one for dead, went on with it meanwhile.
   */
  save(request: DeployRequest, from?: Standing): Promise<void>;
  ofPullRequest(repository: number, pullRequest: number): Promise<readonly DeployRequest[]>;
  /** In the order in which they were opened. */
  ofComment(comment: CommentRef): Promise<readonly DeployRequest[]>;
  ofDeployment(repository: number, deployment: number): Promise<DeployRequest | null>;
  /** Those that wait for this environment, the earliest comment first. */
  waitingFor(repository: number, environment: string): Promise<readonly DeployRequest[]>;
  /** Those of which something is still expected, in every repository. */
  unsettled(): Promise<readonly DeployRequest[]>;
  /** Those that are open with this sha as the head they last saw. */
  openOnSha(repository: number, sha: string): Promise<readonly DeployRequest[]>;
}

export interface Queue {
  send(job: Job, options: SendOptions): Promise<void>;
}

/** Where deliveries go before GitHub is answered. */
export interface Inbox {
  /**
   * When it resolves, the head is remembered and the jobs are queued, where a restart finds them. The same delivery a
   * second time changes nothing. Throws a transient `Fault` where nothing could be kept.
   */
  take(delivery: Delivery): Promise<void>;
}

/** A delivery without what Slipway does not need of it. */
export interface Delivery {
  /** GitHub's X-GitHub-Delivery, which a redelivery keeps; "" where there is none, and no delivery is another's second. */
  readonly id: string;
  readonly head: HeadSighting | null;
  readonly jobs: readonly Sent[];
}

export interface Sent {
  readonly job: Job;
  readonly options: SendOptions;
}

export interface SendOptions {
  /** Jobs of one key run one after another. */
  readonly key: string;
  /** Not before: ISO 8601. */
  readonly at?: string;
  /** While a job of this id has not started, another is the same job; the earlier time counts. */
  readonly id?: string;
}

/** Writes of an installation may burst this often, then keep this distance in milliseconds, over all processes. */
export const paceBurst = 4;
export const paceInterval = 1000;

export interface Pace {
  /** Takes the next place, and answers in how many milliseconds from now it is. */
  take(installation: number): Promise<number>;
}

export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What operators count. A call costs no I/O and never throws; it may come twice for one thing where a job runs again. */
export interface Metrics {
  /** `event` as its sender calls it, who may be anybody. */
  delivery(event: string, outcome: DeliveryOutcome): void;
  /** Each reason counts; a `go` has none. */
  decision(verdict: Verdict["kind"], reasons: readonly Reason[]): void;
  /** A deployment of ours was made, or reached a state. */
  deployment(state: "created" | DeploymentState): void;
  request(request: CountedRequest): void;
}

/** `ignored`: it means nothing to anybody. `unsigned`: not with a secret of ours. `not_kept`: GitHub was not told 2xx. */
export type DeliveryOutcome = "taken" | "ignored" | "unsigned" | "not_kept";

/** One request to GitHub's API. */
export interface CountedRequest {
  /** Null: as the App itself. */
  readonly installation: number | null;
  readonly method: string;
  /** GitHub's template: "/repos/{owner}/{repo}/deployments". */
  readonly route: string;
  /** Null where no answer came. */
  readonly status: number | null;
  /** What is left of the limit that it counts for, where the answer says so. */
  readonly limit: { readonly resource: string; readonly remaining: number } | null;
}
