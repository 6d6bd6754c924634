// What the flows keep where GitHub has no place for it.
import type { AuditEntry } from "../../domain/audit.ts";
import type { ForeignCard } from "../../domain/foreign.ts";
import type { EnvironmentLock } from "../../domain/lock.ts";
import type { Card, CommentRef, DeployRequest } from "../../domain/request.ts";
import type { Run } from "../../domain/run.ts";
import type { Index } from "./history-index.ts";

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
