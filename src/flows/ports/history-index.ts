// The copy of GitHub's deployments that pages and figures are read from.
import type { MeasuredDeployment } from "../../domain/changes.ts";
import type { DeploymentState } from "../../domain/deployment.ts";
import type { PastDeployment } from "../../domain/past-deployment.ts";
import type { Repository } from "../../domain/repository.ts";

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
