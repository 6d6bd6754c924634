// All that the flows ask of the outside, on one page.
import type { MeasuredDeployment } from "../domain/changes.ts";
import type { Clock } from "../domain/clock.ts";
import type { ContextLink } from "../domain/context.ts";
import type { Deployment, DeploymentState, DeploymentStatus } from "../domain/deployment.ts";
import type { AuditEntry } from "../domain/audit.ts";
import type { Duration } from "../domain/duration.ts";
import type { Environment } from "../domain/environment.ts";
import type { EnvironmentLock } from "../domain/lock.ts";
import type { Order } from "../domain/order.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import type { Permission } from "../domain/permission.ts";
import type { Reason } from "../domain/reasons.ts";
import type { Report } from "../domain/report.ts";
import type { Repository } from "../domain/repository.ts";
import type { Card, CommentRef, DeployRequest } from "../domain/request.ts";
import type { Run } from "../domain/run.ts";
import type { Sealing } from "../domain/sealed.ts";
import type { ConfigFile, Facts, GitHubEnvironment, NamedRef, Unread } from "../domain/snapshot.ts";
import type { Verdict } from "../domain/verdict.ts";
import type { WorkflowRun } from "../domain/workflow-run.ts";
import type { ForeignCard } from "../domain/foreign.ts";
import type { Job } from "./jobs.ts";

export interface Ports {
  readonly github: GitHub;
  readonly store: Store;
  readonly queue: Queue;
  readonly inbox: Inbox;
  readonly executors: Executors;
  readonly sealing: Sealing;
  readonly links: Links;
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
  /** Who pushed a head, as a login; what this App merged is looked through. Null where GitHub does not say. */
  readPusher(repository: Repository, head: { readonly branch: string; readonly sha: string }): Promise<string | null>;
  /** Whether `sha` is a commit of the branch whose tip is `tip`. */
  isAncestor(repository: Repository, sha: string, tip: string): Promise<boolean>;
  /** Asks once. A second call makes a second deployment: look first (`findDeployment`). */
  createDeployment(repository: Repository, order: NewDeployment, remember: Remember): Promise<Created>;
  /** The deployment that was made for this request, if one was; reads GitHub's newest of that environment and task. */
  findDeployment(repository: Repository, made: MadeFor): Promise<Deployment | null>;
  /** The newest status of a deployment; null where it has none. */
  readStatus(repository: Repository, deployment: number): Promise<DeploymentStatus | null>;
  /** The statuses of a deployment that this App wrote, oldest first. */
  readOwnStatuses(repository: Repository, deployment: number): Promise<readonly DeploymentStatus[]>;
  /** A second call makes a second status. `description` is cut to GitHub's 140 characters. */
  createStatus(repository: Repository, deployment: number, status: NewStatus): Promise<void>;
  /** All in one request, in this order: statuses, create, update, minimise. Answers the node id of the comment that was created. */
  writeCards(repository: Repository, cards: CardWrites, remember?: Remember): Promise<string | null>;
  /** The node id of a comment of ours on the pull request that has this mark; reads the newest 50. */
  findComment(repository: Repository, pullRequest: string, mark: string): Promise<string | null>;
  /** A comment by its node id; null where it is gone. */
  readComment(repository: Repository, nodeId: string): Promise<CommentRef | null>;
  /** A second call changes nothing. */
  react(repository: Repository, comment: CommentRef, content: "-1" | "eyes"): Promise<void>;
  /** How the configuration of a head differs from the default branch's; null where it does not. One read. */
  readConfigChange(repository: Repository, sha: string): Promise<ConfigFile | null>;
  /** A second call makes a second check run: GitHub shows the newest of a name. */
  createCheckRun(repository: Repository, check: NewCheckRun): Promise<void>;
  /** Asks once. A second call starts a second run: look first (`findWorkflowRuns`). */
  dispatchWorkflow(repository: Repository, dispatch: NewDispatch, remember: Remember): Promise<Dispatched>;
  /** Null where GitHub knows no such run. */
  readWorkflowRun(repository: Repository, id: number): Promise<WorkflowRun | null>;
  /** Runs of this workflow that this App dispatched since then, newest first: one page. */
  findWorkflowRuns(repository: Repository, sought: SoughtRuns): Promise<readonly WorkflowRun[]>;
  /** False: it was over. A second call changes nothing. */
  cancelWorkflowRun(repository: Repository, id: number): Promise<boolean>;
  /** The newest deployments of environments by all tools, newest first: a page of fifty of each, in the order asked. */
  readHistory(repository: Repository, asked: readonly HistoryAsked[]): Promise<readonly HistoryPage[]>;
  /** The open pull requests whose head this is, and the configuration that says which environments are ours to annotate. */
  readHome(repository: Repository, sha: string): Promise<Home>;
  /** What a command can be given for; one read. */
  readChoices(repository: Repository): Promise<Choices>;
  /** Null where GitHub has no deployment of this id there. Two reads, one after the other. */
  readDeployment(repository: Repository, id: number): Promise<PastDeployment | null>;
  /** All of a deployment's, by whichever tool, oldest first; of more than three hundred the newest. */
  readStatuses(repository: Repository, deployment: number): Promise<readonly DeploymentStatus[]>;
  /** The installation that a repository ("owner/name") belongs to; null: this App is not installed there. */
  readInstallation(fullName: string): Promise<number | null>;
  /** Where people install this App on more repositories. */
  installUrl(): Promise<string>;
  /** Deployments by their node ids, a hundred at most, in one read; what GitHub did not answer for is in neither. */
  readDeployments(repository: Repository, nodeIds: readonly string[]): Promise<DeploymentsRead>;
}

export interface DeploymentsRead {
  readonly deployments: readonly PastDeployment[];
  /** Node ids of those that GitHub has no more. */
  readonly gone: readonly string[];
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
      /** The deployment whose commit this one deploys again. */
      readonly repeats?: number;
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
  readonly statuses?: readonly StatusWrite[];
  readonly create?: { readonly pullRequest: string; readonly body: string };
  readonly update?: readonly { readonly nodeId: string; readonly body: string }[];
  readonly outdate?: readonly string[];
}

/** One more status of a deployment. `description` is cut to GitHub's 140 characters. */
export interface StatusWrite {
  /** Node id. */
  readonly deployment: string;
  readonly state: DeploymentState;
  readonly description: string;
  readonly environmentUrl: string | null;
  readonly logUrl: string | null;
  /** False: a success leaves the environment's other deployments active. GitHub retires them where nothing is said. */
  readonly autoInactive?: false;
}

export interface NewDispatch {
  /** In .github/workflows. */
  readonly file: string;
  /** The name of a branch or tag; GitHub takes no sha. Null: the default branch. */
  readonly ref: string | null;
  readonly inputs: Readonly<Record<string, string>>;
}

export type Dispatched =
  /** `run` is null where this GitHub does not say which run it is. */
  | { readonly kind: "dispatched"; readonly run: { readonly id: number; readonly url: string } | null }
  /** With GitHub's sentence: no such workflow, an input that it does not know … */
  | { readonly kind: "refused"; readonly message: string };

export interface SoughtRuns {
  readonly file: string;
  /** ISO 8601, by GitHub's clock. */
  readonly since: string;
}

export interface HistoryAsked {
  readonly environment: string;
  /** Where the page begins; null: with the newest. */
  readonly after: string | null;
}

export interface HistoryPage {
  readonly deployments: readonly PastDeployment[] | Unread;
  /** Where the next page begins; null: there is none. */
  readonly next: string | null;
}

export interface Home {
  readonly config: Facts["config"];
  readonly pullRequests: readonly { readonly number: number; readonly nodeId: string }[];
}

export interface Choices {
  /** Of the repository's page. */
  readonly url: string;
  readonly config: ConfigFile;
  /** Without their protection. */
  readonly environments: readonly GitHubEnvironment[];
  /** Newest first, fifty at most. */
  readonly pullRequests: readonly OpenPullRequest[] | Unread;
}

export interface OpenPullRequest {
  readonly number: number;
  readonly title: string;
  /** Of its head. */
  readonly branch: string;
  /** A login; null: GitHub no longer shows it. */
  readonly author: string | null;
  readonly isDraft: boolean;
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
  readonly runs: Runs;
  readonly logs: Logs;
  readonly locks: Locks;
  readonly audit: Audit;
  readonly index: Index;
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

/** One deployment at a time may run in an environment, on any number of processes. */
export interface Leases {
  /** The id of the request or run that holds the environment now: this one, if nobody held it. */
  take(by: Holder): Promise<string>;
  /** Null: it is free. */
  holder(of: Omit<Holder, "id">): Promise<string | null>;
  /** False where this one held nothing. */
  release(by: Holder): Promise<boolean>;
}

/** Environments that people hold for a pull request. One that has expired is as good as none. */
export interface Locks {
  /**
   * Atomic on any number of processes: it is locked where it was free, or locked for the same pull request (then this one
   * takes its place), or where it was `over`'s lock that is taken over. Answers the lock as it stands now, and the one before.
   */
  take(lock: EnvironmentLock, over?: EnvironmentLock): Promise<LockTaken>;
  get(repository: number, environment: string): Promise<EnvironmentLock | null>;
  /** False where it is not this lock any more. */
  release(lock: EnvironmentLock): Promise<boolean>;
  ofPullRequest(repository: number, pullRequest: number): Promise<readonly EnvironmentLock[]>;
  /** Those that hold now, in these repositories. */
  held(repositories: readonly number[]): Promise<readonly EnvironmentLock[]>;
  /** In every repository: those that are over by now, and still there. */
  expired(): Promise<readonly EnvironmentLock[]>;
}

export interface LockTaken {
  readonly now: EnvironmentLock;
  /** Null: it was free. */
  readonly before: EnvironmentLock | null;
}

/** Append-only. */
export interface Audit {
  /** Entries that come again with the same key are kept once. */
  add(entry: AuditEntry, key: string): Promise<void>;
  /** Oldest first; `since` ISO 8601. Pages for a long log. */
  since(since: string, after: number): Promise<readonly NumberedEntry[]>;
  /** Newest first, of one repository: those before this number; null: the newest of all. */
  newest(repository: number, before: number | null, length: number): Promise<readonly NumberedEntry[]>;
  /** The last decision on a request, by its id; null: none was kept. */
  lastDecision(request: string): Promise<NumberedEntry | null>;
}

export type NumberedEntry = AuditEntry & { readonly number: number };

/**
 * A copy of GitHub's deployments from which pages are read quickly; GitHub corrects it whenever it is looked at. Names of
 * environments are found in whatever case they are written.
 */
export interface Index {
  /** Keeps what was told of deployments, in whatever order: an older truth never takes the place of a newer one. */
  put(repository: Repository, deployments: readonly PastDeployment[]): Promise<void>;
  /** One of GitHub's pages, all at once: what it has, what GitHub has no more, and how far the environment is covered now. */
  take(page: TakenPage): Promise<void>;
  /** Those that GitHub has no more. */
  remove(repository: number, deployments: readonly number[]): Promise<void>;
  /** Null: GitHub was never asked for it. */
  coverage(repository: number, environment: string): Promise<Coverage | null>;
  page(asked: IndexAsked): Promise<IndexPage>;
  get(repository: number, deployment: number): Promise<PastDeployment | null>;
  /** The last success of the task "deploy" among those that were created before this one. */
  before(repository: number, environment: string, deployment: number): Promise<PastDeployment | null>;
  /** In alphabetical order. */
  tasks(repository: number, environment: string): Promise<readonly string[]>;
  /** What figures are made of. */
  since(repository: number, environment: string, since: string): Promise<IndexedSince>;
  /**
   * By repository: of each of its environments what says what runs there and what is under way. One query for all. Of many
   * those of the newest deployments, and `named` in any case.
   */
  newest(
    repositories: readonly number[],
    named: readonly string[],
  ): Promise<ReadonlyMap<number, readonly IndexedEnvironment[]>>;
  /** Environments to which something was deployed since then (ISO 8601), in every repository: so many at most, the newest first. */
  active(since: string, most: number): Promise<readonly ActiveEnvironment[]>;
  /** By repository: a text that is another one whenever anything changed that pages show of it. One cheap query. */
  changes(repositories: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

export interface TakenPage {
  readonly repository: Repository;
  /** As GitHub was asked for it: what is spelt in another way was not asked for. */
  readonly environment: string;
  /** Newest first. */
  readonly deployments: readonly PastDeployment[];
  /** What of the index is of this page's part of the history, and not on the page, is gone; null of each: no end. */
  readonly range: {
    /** Created after this, and not at it. */
    readonly after: string | null;
    /** Created before this, and not at it. */
    readonly before: string | null;
    /** Kept before this, by Slipway's clock: what is newer GitHub may not have shown yet. */
    readonly keptBefore: string;
  };
  /** What was known when GitHub was asked: where that changed meanwhile, it stays as it is. */
  readonly from: Coverage | null;
  readonly coverage: Coverage;
}

/** How much of an environment's history the index is known to have whole. */
export interface Coverage {
  /** When GitHub was last asked for the newest page: ISO 8601, by Slipway's clock. */
  readonly asOf: string;
  /** `createdAt` of the last deployment of that page: below it GitHub was asked earlier. Null: the page had all. */
  readonly newestFrom: string | null;
  readonly top: Stretch;
  /** Read earlier, below a gap; null: there is none. */
  readonly ground: Stretch | null;
}

/** A part of the history that is whole. */
export interface Stretch {
  /** The newest deployment of it; null: GitHub had none. */
  readonly newest: { readonly id: number; readonly createdAt: string } | null;
  /** All of it that were created after this are in the index; null: down to the beginning. */
  readonly wholeFrom: string | null;
  /** Where GitHub's page below that begins; null: there is none. */
  readonly next: string | null;
  /** How many pages were read of it. */
  readonly pages: number;
}

export interface IndexAsked {
  readonly repository: number;
  readonly environment: string;
  /** Null, of each: all. */
  readonly task: string | null;
  readonly state: DeploymentState | null;
  /** A login, in whatever case. */
  readonly by: string | null;
  /** From 1. */
  readonly page: number;
  readonly length: number;
}

export interface IndexPage {
  /** Newest first. */
  readonly deployments: readonly PastDeployment[];
  readonly hasMore: boolean;
}

export interface IndexedSince {
  /** Newest first: all that were created at or after then; where nothing is missing, also those before that these lean on. */
  readonly history: readonly MeasuredDeployment[];
  /** The index is not whole back to then. */
  readonly goesOn: boolean;
}

export interface IndexedEnvironment {
  /** As the newest deployment spells it. */
  readonly environment: string;
  /** Newest first: enough of it for `runsThere` and `underWay`. */
  readonly history: readonly PastDeployment[];
}

export interface ActiveEnvironment {
  readonly repository: Pick<Repository, "id" | "owner" | "name">;
  readonly environment: string;
}

/** A request, or a run that no request asked for. */
export type Holder = Pick<DeployRequest, "id" | "repository" | "environment">;

/** What executors of ours carry out. */
export interface Runs {
  /** False where a run of that id is there already; it is left as it is. */
  add(run: Run): Promise<boolean>;
  get(id: string): Promise<Run | null>;
  /**
   * One change of a run after another, on all processes: `change` sees what the one before left, and may be called again.
   * Run and output are kept together, or neither. Answers the run as it stands afterwards; null where there is none.
   */
  change(id: string, change: (run: Run) => Changed | null): Promise<Run | null>;
  /** Those that are not over, or of which GitHub does not have all reports, in every repository. */
  unsettled(): Promise<readonly Run[]>;
  ofWorkflowRun(repository: number, workflowRun: number): Promise<Run | null>;
  /** Those that wait for this environment, the oldest first. */
  waitingFor(repository: number, environment: string): Promise<readonly Run[]>;
}

export interface Changed {
  readonly run: Run;
  /** To add to its log. */
  readonly output?: string;
}

/** What runs printed: bounded for each, so that of a long one the middle is missing. */
export interface Logs {
  /** What came after the part of this number, 0 for all; about a megabyte at most, the rest with the next call. */
  read(run: string, after: number): Promise<LogRead>;
  /** Removes logs to which nothing was added since then: ISO 8601. */
  forget(before: string): Promise<void>;
}

export interface LogRead {
  readonly parts: readonly LogPart[];
}

export interface LogPart {
  /** Rises from part to part. */
  readonly number: number;
  readonly text: string;
  /** How many characters are missing before it. */
  readonly missing: number;
}

/** Which head a pull request had when, from its deliveries. */
export interface Heads {
  record(sighting: HeadSighting): Promise<void>;
  /** Oldest first. */
  of(repository: number, pullRequest: number): Promise<readonly Sighting[]>;
  /** When the first head of each was seen, ISO 8601: by pull request, those that were seen. */
  firstOf(repository: number, pullRequests: readonly number[]): Promise<ReadonlyMap<number, string>>;
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
  /** Those that wait in these repositories, the earliest comment first. */
  waitingIn(repositories: readonly number[]): Promise<readonly DeployRequest[]>;
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

/** Addresses that Slipway gives away. */
export interface Links {
  /** Of a deployment in GitHub's API. */
  deployment(repository: Repository, id: number): string;
  /** Where a run is reported on, with a token that is good for it alone. */
  report(run: string): Order["report"];
  /** Where its log can be read, for as long as the link is good; null where that is shown to nobody. */
  log(run: Run): string | null;
}

/** Those that this Slipway has. */
export interface Executors {
  /** What must never be shown of a run; the same arrays each time. */
  secretsOf(run: Run): Secrets;
  /** Who carries out deployments to an environment of a repository; null: other tools do. */
  find(environment: Environment, repository: Repository): FoundExecutor | null;
}

export interface Secrets {
  readonly values: readonly string[];
  readonly patterns: readonly RegExp[];
}

export type FoundExecutor =
  | {
      readonly executor: Executor;
      /** How long it may be silent: the shorter of this and the environment's own counts. */
      readonly timeout: Duration | null;
    }
  /** The operator has none of this name for this repository and environment. */
  | { readonly missing: string };

/** Carries deployments out. It reports, and never writes a status. One contract suite runs against all of them. */
export interface Executor {
  /**
   * Asks for the order to be carried out; a second call for the same order starts nothing twice: what is started already
   * is found and answered. Throws a transient `Fault` where it is worth another try; whatever cannot be started is an
   * `error` report. Right before it asks, it has remembered by what it will find again what it asked for.
   */
  start(run: Run, order: Order, remember: RememberRun): Promise<Started>;
  /** How it stands now, where the executor can tell; null: nothing new. Also after a restart. */
  observe(run: Run): Promise<Observed | null>;
  /** Asks it to stop; a second call changes nothing. False: it cannot be stopped, and may still run. */
  cancel?(run: Run): Promise<boolean>;
}

export interface Observed extends Report {
  /** The run of GitHub Actions, where it was not known before. */
  readonly workflowRun?: number;
}

/** Keeps a handle, and that the executor is asked now. Throws where another process went on with the run: nothing is asked then. */
export type RememberRun = (handle: unknown) => Promise<void>;

export interface Started {
  /** By which `observe` and `cancel` find it again: plain JSON. */
  readonly handle: unknown;
  /** The run of GitHub Actions, where that is what carries it out. */
  readonly workflowRun?: number;
  readonly report: Report;
}
