// CheckSuite, CheckRun and the WorkflowRun behind them.
import { suiteOf } from "../../state/check-runs.ts";
import { latestRuns, runsOf, suiteState } from "../../state/check-suites.ts";
import { nodeIdOf } from "../../state/ids.ts";
import type { CheckRun, CheckSuite, Repository } from "../../state/model.ts";
import { readsOf } from "../access.ts";
import { paged, type Page } from "../connection.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";
import { located, pathIn } from "../urls.ts";
import { appObject } from "./actor.ts";
import { requiredField } from "./required.ts";

const upper = (word: string | null): string | null => word?.toUpperCase() ?? null;

interface RunArgs extends Page {
  readonly filterBy?: {
    readonly appId?: number | null;
    readonly checkName?: string | null;
    readonly checkType?: "ALL" | "LATEST" | null;
    readonly status?: string | null;
  } | null;
}

function filteredRuns(repository: Repository, suite: CheckSuite, { filterBy }: RunArgs): CheckRun[] {
  const { appId, checkName, checkType, status } = filterBy ?? {};
  if (appId && appId !== suite.app.id) return [];
  const runs = checkType === "ALL" ? runsOf(repository, suite) : latestRuns(repository, suite);
  return runs.filter(
    (run) => (!checkName || run.name === checkName) && (!status || run.status.toUpperCase() === status),
  );
}

/** A suite without any run stays queued: GitHub opens one for every App that may write checks, used or not. */
export function suiteObject(context: Context, repository: Repository, suite: CheckSuite): Resolved {
  const { status, conclusion } = suiteState(repository, suite);
  const run = suite.workflowRun && workflowRunObject(context, repository, suite);
  return {
    __typename: "CheckSuite",
    id: suite.nodeId,
    databaseId: suite.id,
    ...located(context, pathIn(repository, `/commit/${suite.sha}/checks?check_suite_id=${suite.id}`)),
    status: upper(status),
    conclusion: upper(conclusion),
    createdAt: suite.createdAt,
    updatedAt: suite.updatedAt,
    app: appObject(context, suite.app),
    branch: () => (suite.headBranch ? context.show.ref(repository, `refs/heads/${suite.headBranch}`) : null),
    commit: () => context.show.commit(repository, suite.sha),
    repository: () => context.show.repository(repository),
    workflowRun: run && readsOf(context, repository)("actions", run),
    checkRuns: paged(
      (args: RunArgs) => filteredRuns(repository, suite, args),
      (found) => context.show.run(repository, found),
    ),
  };
}

function workflowRunObject(context: Context, repository: Repository, suite: CheckSuite): Resolved | null {
  const run = suite.workflowRun;
  if (!run) return null;
  return {
    __typename: "WorkflowRun",
    id: nodeIdOf("WorkflowRun", run.id),
    databaseId: run.id,
    event: run.event,
    ...located(context, pathIn(repository, `/actions/runs/${run.id}`)),
    createdAt: suite.createdAt,
    updatedAt: suite.updatedAt,
    checkSuite: () => context.show.suite(repository, suite),
    workflow: { __typename: "Workflow", id: nodeIdOf("Workflow", `${repository.id}:${run.name}`), name: run.name },
  };
}

export function runObject(context: Context, repository: Repository, run: CheckRun): Resolved {
  const page = located(context, pathIn(repository, `/runs/${run.id}`));
  return {
    __typename: "CheckRun",
    id: run.nodeId,
    databaseId: run.id,
    name: run.name,
    status: upper(run.status),
    conclusion: upper(run.conclusion),
    ...page,
    permalink: page.url,
    detailsUrl: run.detailsUrl,
    externalId: run.externalId,
    title: run.output.title,
    summary: run.output.summary,
    text: run.output.text,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    checkSuite: () => context.show.suite(repository, suiteOf(repository, run)),
    repository: () => context.show.repository(repository),
    ...requiredField(repository, run.name),
  };
}
