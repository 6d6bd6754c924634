// From GitHub's rollup to contexts: names, one word each, and whose they are.
import type { Context, ContextState, Suite } from "../domain/context.ts";
import type { Contexts, Unread } from "../domain/snapshot.ts";
import type { Aim } from "./aim.ts";
import {
  type BaseRefAnswer,
  type CheckRunAnswer,
  type ContextAnswer,
  type NamedAnswer,
  type NamedRunAnswer,
  nodesOf,
  type Page,
  type StatusContextAnswer,
  type SuiteAnswer,
} from "./facts-answer.ts";
import type { Reported } from "./reported.ts";
import { type GraphqlError, whyUnread } from "./sort-graphql-errors.ts";
import { sift } from "./superseded.ts";

export interface ContextsRead {
  readonly aim: Aim;
  readonly reported: Reported;
  readonly errors: readonly GraphqlError[];
  readonly appId: number;
}

/** A list that goes on, or a part that GitHub refused, is unread as a whole: what is not seen might be red. */
export function toContexts(read: ContextsRead): Contexts | Unread {
  const { aim, reported, errors, appId } = read;
  const unread = whyUnreadAtAll(read);
  if (unread) return { unread };
  const required = requiredNames(aim.base, errors);
  if (!required) return { unread: "the rules of the base branch are hidden" };
  const { counting, superseded } = sift(nodesOf(reported.contexts));
  const toContext = (answer: ContextAnswer): Context => fromAnswer(answer, { required, appId });
  const red = superseded.map(toContext).filter(({ state }) => state !== "success");
  return {
    found: counting.map(toContext),
    suites: nodesOf(reported.suites).map(toSuite),
    required,
    previous: nodesOf(reported.previous).flatMap((answer) => (isOurs(answer, appId) ? [] : [nameOf(answer)])),
    superseded: [...new Set(red.map(({ name }) => name))],
  };
}

function whyUnreadAtAll({ aim, reported, errors }: ContextsRead): string | null {
  if (!aim.commit) return aim.why;
  const { contexts, suites, previous } = reported;
  return (
    whyUnread(errors, "statusCheckRollup", "checkSuites", "previous", "older") ??
    tooMany(contexts, (count) => `it has more than ${count} checks`) ??
    tooMany(suites, (count) => `it has more than ${count} check suites`) ??
    tooMany(previous, (count) => `the head before it has more than ${count} checks`)
  );
}

const tooMany = ({ nodes, pageInfo }: Page<unknown>, say: (count: number) => string): string | null =>
  pageInfo.hasNextPage ? say(nodes?.length ?? 0) : null;

/** Null where both places that name required contexts were refused. */
function requiredNames(base: Partial<BaseRefAnswer> | null, errors: readonly GraphqlError[]): string[] | null {
  if (whyUnread(errors, "rules") && whyUnread(errors, "refUpdateRule")) return null;
  const classic = (base?.refUpdateRule?.requiredStatusCheckContexts ?? []).filter((name) => name !== null);
  const rules = nodesOf(base?.rules).flatMap(({ parameters }) => parameters?.requiredStatusChecks ?? []);
  return [...new Set([...classic, ...rules.map(({ context }) => context)])];
}

const toSuite = ({ status, createdAt, updatedAt, checkRuns }: SuiteAnswer): Suite => ({
  complete: status === "COMPLETED",
  empty: checkRuns?.totalCount === 0,
  createdAt,
  updatedAt,
});

interface Whose {
  readonly required: readonly string[];
  readonly appId: number;
}

const fromAnswer = (answer: ContextAnswer, whose: Whose): Context =>
  answer.__typename === "CheckRun" ? fromCheckRun(answer, whose) : fromStatus(answer, whose);

/** Runs that a deployment started: whether one failed says nothing of the commit. */
const startedByDeployment = ["deployment", "deployment_status"];

const nameOf = (answer: NamedAnswer): string => (answer.__typename === "CheckRun" ? answer.name : answer.context);

const isOurs = (answer: NamedAnswer, appId: number): boolean =>
  answer.__typename === "CheckRun" && isOurRun(answer, appId);

const isOurRun = ({ checkSuite }: NamedRunAnswer, appId: number): boolean =>
  checkSuite?.app?.databaseId === appId || startedByDeployment.includes(checkSuite?.workflowRun?.event ?? "");

function fromCheckRun(run: CheckRunAnswer, { required, appId }: Whose): Context {
  const word = (run.status === "COMPLETED" ? run.conclusion : run.status) ?? "unknown";
  return {
    name: run.name,
    state: checkRunStates[word] ?? (run.status === "COMPLETED" ? "failing" : "pending"),
    word: word.toLowerCase(),
    url: run.detailsUrl ?? run.permalink,
    required: run.isRequired === true || required.includes(run.name),
    ours: isOurRun(run, appId),
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
