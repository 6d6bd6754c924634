// The shape of GitHub's answer to the facts query; every part that GitHub may refuse can be null.

type Maybe<Value> = Value | null;

export interface Connection<Node> {
  readonly nodes: Maybe<readonly Maybe<Node>[]>;
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

export interface CheckRunAnswer {
  readonly __typename: "CheckRun";
  readonly name: string;
  readonly status: string;
  readonly conclusion: Maybe<string>;
  readonly detailsUrl: Maybe<string>;
  /** GitHub's own page of the run. */
  readonly permalink: string;
  readonly isRequired: Maybe<boolean>;
  readonly checkSuite: Maybe<{
    readonly app: Maybe<{ readonly databaseId: Maybe<number> }>;
    readonly workflowRun: Maybe<{ readonly event: string }>;
  }>;
}

export interface StatusContextAnswer {
  readonly __typename: "StatusContext";
  readonly context: string;
  readonly state: string;
  readonly targetUrl: Maybe<string>;
  readonly isRequired: Maybe<boolean>;
}

export type ContextAnswer = CheckRunAnswer | StatusContextAnswer;

export interface Rollup {
  readonly contexts: Connection<ContextAnswer> & { readonly pageInfo?: { readonly hasNextPage: boolean } };
}

/** Empty where the object is no commit. */
export interface ReportedAnswer {
  readonly oid?: string;
  readonly statusCheckRollup?: Maybe<Rollup>;
}

export interface CommitAnswer {
  readonly oid: string;
  readonly parents: Connection<{ readonly oid: string }>;
  readonly checkSuites: Maybe<
    Connection<{
      readonly status: string;
      readonly createdAt: string;
      readonly updatedAt: string;
      readonly checkRuns: Maybe<{ readonly totalCount: number }>;
    }> & { readonly pageInfo: { readonly hasNextPage: boolean } }
  >;
  readonly statusCheckRollup: Maybe<Rollup>;
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
  readonly headRef: Maybe<{ readonly compare: Maybe<{ readonly aheadBy: number }> }>;
  readonly baseRef: Maybe<BaseRefAnswer>;
  readonly commits: Connection<{ readonly commit: CommitAnswer }>;
}

export interface DeploymentAnswer {
  readonly databaseId: number;
  readonly commitOid: string;
  readonly task: Maybe<string>;
  readonly environment: Maybe<string>;
  readonly state: Maybe<string>;
  readonly createdAt: string;
  readonly ref: Maybe<{ readonly name: string }>;
}

export interface FactsAnswer {
  readonly repository: Maybe<
    ConfigurationAnswer & {
      readonly nameWithOwner: string;
      readonly url: string;
      readonly isArchived: boolean;
      readonly environments: Maybe<Connection<{ readonly name: string }>>;
      readonly defaultBranchRef: Maybe<{ readonly name: string; readonly target: Maybe<{ readonly oid: string }> }>;
      readonly deployments: Maybe<Connection<DeploymentAnswer>>;
      readonly previous?: Maybe<ReportedAnswer>;
      readonly older?: Maybe<ReportedAnswer>;
      readonly pullRequest: Maybe<PullRequestAnswer>;
    }
  >;
}

/** A connection's nodes without its nulls. */
export const nodesOf = <Node>(connection: Connection<Node> | null | undefined): Node[] =>
  (connection?.nodes ?? []).flatMap((node) => (node === null ? [] : [node]));
