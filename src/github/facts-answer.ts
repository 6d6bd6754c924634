// The shape of GitHub's answer to the facts query; every part that GitHub may refuse can be null.

type Maybe<Value> = Value | null;

export interface Connection<Node> {
  readonly nodes: Maybe<readonly Maybe<Node>[]>;
}

/** A connection that may go on. */
export interface Page<Node> extends Connection<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: Maybe<string> };
}

export interface BlobAnswer {
  readonly __typename: string;
  readonly isBinary?: Maybe<boolean>;
  readonly isTruncated?: boolean;
  readonly text?: Maybe<string>;
}

export interface ConfigurationAnswer {
  readonly config: Maybe<BlobAnswer>;
}

/** As far as it is needed of a head of before. */
export interface NamedRunAnswer {
  readonly __typename: "CheckRun";
  readonly name: string;
  readonly checkSuite: Maybe<{
    /** Null: an App that is gone, or hidden. */
    readonly app: Maybe<{ readonly databaseId: Maybe<number> }>;
    readonly workflowRun: Maybe<{ readonly event: string }>;
  }>;
}

export interface CheckRunAnswer extends NamedRunAnswer {
  readonly status: string;
  readonly conclusion: Maybe<string>;
  readonly detailsUrl: Maybe<string>;
  /** GitHub's own page of the run. */
  readonly permalink: string;
  readonly startedAt: Maybe<string>;
  /** Asked of pull requests only. */
  readonly isRequired?: Maybe<boolean>;
  readonly checkSuite: Maybe<{
    readonly id: string;
    readonly app: Maybe<{ readonly databaseId: Maybe<number> }>;
    readonly workflowRun: Maybe<{ readonly event: string; readonly workflow: { readonly id: string } }>;
  }>;
}

interface NamedStatusAnswer {
  readonly __typename: "StatusContext";
  readonly context: string;
}

export interface StatusContextAnswer extends NamedStatusAnswer {
  readonly state: string;
  readonly targetUrl: Maybe<string>;
  readonly isRequired?: Maybe<boolean>;
}

export type ContextAnswer = CheckRunAnswer | StatusContextAnswer;
export type NamedAnswer = NamedRunAnswer | NamedStatusAnswer;

export interface Rollup<Node> {
  readonly contexts: Page<Node>;
}

export interface SuiteAnswer {
  readonly status: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly checkRuns: Maybe<{ readonly totalCount: number }>;
}

/** Empty where the object is no commit. */
export interface NamesAnswer {
  readonly oid?: string;
  readonly statusCheckRollup?: Maybe<Rollup<NamedAnswer>>;
}

export interface CommitAnswer {
  readonly oid: string;
  readonly tree: Maybe<{ readonly oid: string }>;
  /** Null: it has none. */
  readonly signature: Maybe<{ readonly isValid: boolean }>;
  readonly parents: Connection<{ readonly oid: string }>;
  readonly checkSuites: Maybe<Page<SuiteAnswer>>;
  readonly statusCheckRollup: Maybe<Rollup<ContextAnswer>>;
}

export interface BaseRefAnswer {
  readonly refUpdateRule: Maybe<{ readonly requiredStatusCheckContexts: Maybe<readonly Maybe<string>[]> }>;
  readonly rules: Maybe<
    Connection<{
      readonly parameters: Maybe<{
        readonly __typename: string;
        readonly requiredStatusChecks?: readonly { readonly context: string }[];
      }>;
    }>
  >;
}

export interface ReviewAnswer {
  readonly state: string;
  readonly author: Maybe<{ readonly login: string }>;
  readonly commit: Maybe<{ readonly oid: string }>;
}

export interface PullRequestAnswer {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly state: "OPEN" | "CLOSED" | "MERGED";
  readonly isDraft: boolean;
  readonly isCrossRepository: boolean;
  /** Null: an account that GitHub no longer shows. */
  readonly author: Maybe<{ readonly login: string }>;
  readonly baseRefName: string;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly reviewDecision: Maybe<string>;
  readonly latestOpinionatedReviews: Maybe<Page<ReviewAnswer>>;
  /** Null: the branch is gone. Of a fork it is the fork's. */
  readonly headRef: Maybe<{
    readonly compare: Maybe<{ readonly aheadBy: number }>;
    readonly target: Maybe<CommitAnswer>;
  }>;
  readonly baseRef: Maybe<BaseRefAnswer>;
}

export interface DeploymentAnswer {
  readonly id: string;
  readonly databaseId: number;
  readonly commitOid: string;
  readonly task: Maybe<string>;
  readonly environment: Maybe<string>;
  readonly state: Maybe<string>;
  readonly createdAt: string;
  readonly ref: Maybe<{ readonly name: string }>;
  /** JSON text. */
  readonly payload: Maybe<string>;
  readonly creator: Maybe<{ readonly __typename: string }>;
}

export interface ReviewerAnswer {
  readonly __typename: string;
  /** Of a person. */
  readonly login?: string;
  /** Of a team: "organisation/slug". */
  readonly combinedSlug?: string;
}

export interface ProtectionRuleAnswer {
  readonly type: string;
  /** Minutes. */
  readonly timeout: number;
  readonly reviewers: Maybe<Page<ReviewerAnswer>>;
}

export interface EnvironmentAnswer {
  readonly name: string;
  readonly protectionRules: Maybe<Page<ProtectionRuleAnswer>>;
}

/** Environments that were asked for by name; null where there is none of that name. */
export type NamedEnvironments = Readonly<Partial<Record<`env${number}`, Maybe<EnvironmentAnswer>>>>;

/** A branch that a command names. */
export interface HeadRefAnswer {
  readonly prefix: string;
  readonly name: string;
  readonly target: Maybe<{ readonly oid: string }>;
  readonly compare: Maybe<{ readonly aheadBy: number }>;
}

export interface DefaultBranchAnswer extends Partial<BaseRefAnswer> {
  readonly name: string;
  readonly target: Maybe<{ readonly oid: string }>;
}

export interface RepositoryAnswer extends ConfigurationAnswer, NamedEnvironments {
  readonly nameWithOwner: string;
  readonly url: string;
  readonly isArchived: boolean;
  readonly environments: Maybe<Connection<{ readonly name: string }>>;
  readonly defaultBranchRef: Maybe<DefaultBranchAnswer>;
  readonly deployments: Maybe<Connection<DeploymentAnswer>>;
  readonly previous?: Maybe<NamesAnswer>;
  readonly older?: Maybe<NamesAnswer>;
  readonly pullRequest?: Maybe<PullRequestAnswer>;
  /** Of a ref without pull request; empty where the object is no commit. */
  readonly head?: Maybe<CommitAnswer | Record<string, never>>;
  /** Null: the branch is gone. */
  readonly headRef?: Maybe<HeadRefAnswer>;
}

export interface FactsAnswer {
  readonly repository: Maybe<RepositoryAnswer>;
}

/** A connection's nodes without its nulls. */
export const nodesOf = <Node>(connection: Connection<Node> | null | undefined): Node[] =>
  (connection?.nodes ?? []).flatMap((node) => (node === null ? [] : [node]));
