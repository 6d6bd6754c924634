// From GitHub's rollup to contexts: names, one word each, and whose they are.
import type { Context, ContextState, Suite } from "../domain/context.ts";
import type { Contexts, Unread } from "../domain/snapshot.ts";
import {
  type BaseRefAnswer,
  type CheckRunAnswer,
  type CommitAnswer,
  type ContextAnswer,
  nodesOf,
  type PullRequestAnswer,
  type Rollup,
  type StatusContextAnswer,
} from "./facts-answer.ts";
import { type GraphqlError, whyUnread } from "./sort-graphql-errors.ts";

export interface ContextsRead {
  readonly pullRequest: PullRequestAnswer;
  readonly previous: Rollup | null;
  readonly errors: readonly GraphqlError[];
  readonly appId: number;
}

/** More than one page, or a part that GitHub refused, is unread as a whole: what is not seen might be red. */
export function toContexts({ pullRequest, previous, errors, appId }: ContextsRead): Contexts | Unread {
  const commit = nodesOf(pullRequest.commits)[0]?.commit;
  if (!commit || commit.oid !== pullRequest.headRefOid) return { unread: "its newest commit is not the head" };
  const refused = whyUnread(errors, "statusCheckRollup", "checkSuites", "previous", "older");
  if (refused) return { unread: refused };
  if (commit.statusCheckRollup?.contexts.pageInfo?.hasNextPage) return { unread: "it has more than 100 checks" };
  const required = requiredNames(pullRequest.baseRef, errors);
  if (!required) return { unread: "the rules of the base branch are hidden" };
  const toContext = (answer: ContextAnswer): Context => fromAnswer(answer, { required, appId });
  return {
    found: nodesOf(commit.statusCheckRollup?.contexts).map(toContext),
    suites: toSuites(commit),
    required,
    previous: nodesOf(previous?.contexts)
      .map(toContext)
      .filter(({ ours }) => !ours)
      .map(({ name }) => name),
  };
}

/** Null where both places that name required contexts were refused. */
function requiredNames(base: BaseRefAnswer | null, errors: readonly GraphqlError[]): string[] | null {
  if (whyUnread(errors, "rules") && whyUnread(errors, "refUpdateRule")) return null;
  const classic = (base?.refUpdateRule?.requiredStatusCheckContexts ?? []).filter((name) => name !== null);
  const rules = nodesOf(base?.rules).flatMap(({ parameters }) => parameters?.requiredStatusChecks ?? []);
  return [...new Set([...classic, ...rules.map(({ context }) => context)])];
}

/** Beyond the first page there may be an open one. */
function toSuites({ checkSuites }: CommitAnswer): Suite[] {
  const suites = nodesOf(checkSuites).map(({ status, createdAt, updatedAt, checkRuns }) => ({
    complete: status === "COMPLETED",
    empty: checkRuns?.totalCount === 0,
    createdAt,
    updatedAt,
  }));
  const [first] = suites;
  return checkSuites?.pageInfo.hasNextPage && first ? [...suites, { ...first, complete: false, empty: false }] : suites;
}

interface Whose {
  readonly required: readonly string[];
  readonly appId: number;
}

const fromAnswer = (answer: ContextAnswer, whose: Whose): Context =>
  answer.__typename === "CheckRun" ? fromCheckRun(answer, whose) : fromStatus(answer, whose);

/** Runs that a deployment started: whether one failed says nothing of the commit. */
const startedByDeployment = ["deployment", "deployment_status"];

function fromCheckRun(run: CheckRunAnswer, { required, appId }: Whose): Context {
  const word = (run.status === "COMPLETED" ? run.conclusion : run.status) ?? "unknown";
  return {
    name: run.name,
    state: checkRunStates[word] ?? (run.status === "COMPLETED" ? "failing" : "pending"),
    word: word.toLowerCase(),
    url: run.detailsUrl ?? run.permalink,
    required: run.isRequired === true || required.includes(run.name),
    ours:
      run.checkSuite?.app?.databaseId === appId ||
      startedByDeployment.includes(run.checkSuite?.workflowRun?.event ?? ""),
  };
}

const checkRunStates: Readonly<Record<string, ContextState>> = {
  SUCCESS: "success",
  NEUTRAL: "neutral",
  SKIPPED: "skipped",
};

function fromStatus(status: StatusContextAnswer, { required }: Whose): Context {
  return {
    name: status.context,
    state: statusStates[status.state] ?? "failing",
    word: status.state.toLowerCase(),
    url: status.targetUrl,
    required: status.isRequired === true || required.includes(status.context),
    ours: false,
  };
}

const statusStates: Readonly<Record<string, ContextState>> = {
  SUCCESS: "success",
  PENDING: "pending",
  EXPECTED: "pending",
};
