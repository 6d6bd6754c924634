// What GitHub answers to the facts query and its further pages: green and quiet where a test does not say otherwise.
import type {
  CheckRunAnswer,
  CommitAnswer,
  FactsAnswer,
  Page,
  PullRequestAnswer,
  RepositoryAnswer,
  StatusContextAnswer,
  SuiteAnswer,
} from "../../src/github/facts-answer.ts";

export const head = "a".repeat(40);
export const before = "b".repeat(40);
const parent = "c".repeat(40);
export const main = "d".repeat(40);
export const tree = "e".repeat(40);

export const actions = 15_368;
export const ourApp = 1;

export const page = <Node>(nodes: readonly (Node | null)[], next: string | null = null): Page<Node> => ({
  nodes,
  pageInfo: { hasNextPage: next !== null, endCursor: next },
});

interface RunTold extends Partial<Omit<CheckRunAnswer, "checkSuite">> {
  readonly suite?: string;
  readonly app?: number;
  /** The node id of a workflow. */
  readonly workflow?: string | null;
  readonly event?: string;
}

export const aRun = ({ suite = "CS_1", app = actions, workflow = "W_ci", event, ...told }: RunTold = {}) =>
  ({
    __typename: "CheckRun",
    name: "ci/test",
    status: "COMPLETED",
    conclusion: "SUCCESS",
    detailsUrl: null,
    permalink: "https://github.test/acme/site/runs/1",
    startedAt: "2026-01-05T09:30:00Z",
    isRequired: false,
    checkSuite: {
      id: suite,
      app: { databaseId: app },
      workflowRun: workflow === null ? null : { event: event ?? "pull_request", workflow: { id: workflow } },
    },
    ...told,
  }) satisfies CheckRunAnswer;

export const aStatus = (told: Partial<StatusContextAnswer> = {}): StatusContextAnswer => ({
  __typename: "StatusContext",
  context: "security/scan",
  state: "SUCCESS",
  targetUrl: null,
  isRequired: false,
  ...told,
});

export const aSuite = (told: Partial<SuiteAnswer> = {}): SuiteAnswer => ({
  status: "COMPLETED",
  createdAt: "2026-01-05T09:30:00Z",
  updatedAt: "2026-01-05T09:35:00Z",
  checkRuns: { totalCount: 1 },
  ...told,
});

export const aCommit = (told: Partial<CommitAnswer> = {}): CommitAnswer => ({
  oid: head,
  tree: { oid: tree },
  signature: null,
  parents: { nodes: [{ oid: parent }] },
  checkSuites: page([aSuite()]),
  statusCheckRollup: { contexts: page([aRun()]) },
  ...told,
});

export const aPullRequest = (told: Partial<PullRequestAnswer> = {}): PullRequestAnswer => ({
  id: "PR_1",
  number: 7,
  url: "https://github.test/acme/site/pull/7",
  state: "OPEN",
  isDraft: false,
  isCrossRepository: false,
  author: { login: "ada" },
  baseRefName: "main",
  headRefName: "topic",
  headRefOid: head,
  reviewDecision: null,
  latestOpinionatedReviews: page([]),
  headRef: { compare: { aheadBy: 0 }, target: aCommit() },
  baseRef: { refUpdateRule: null, rules: { nodes: [] } },
  ...told,
});

/** A pull request whose head is this commit. */
export const withHead = (told: Partial<CommitAnswer>): PullRequestAnswer =>
  aPullRequest({ headRef: { compare: { aheadBy: 0 }, target: aCommit(told) } });

export const facts = (told: Partial<RepositoryAnswer> = {}): FactsAnswer => ({
  repository: {
    nameWithOwner: "acme/site",
    url: "https://github.test/acme/site",
    isArchived: false,
    environments: { nodes: [] },
    defaultBranchRef: { name: "main", target: { oid: main } },
    config: null,
    deployments: { nodes: [] },
    pullRequest: aPullRequest(),
    ...told,
  },
});
