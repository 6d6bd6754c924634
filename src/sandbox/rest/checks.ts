// Check runs and check suites.
import { type CheckRunFields, createCheckRun, suiteOf, updateCheckRun } from "../state/check-runs.ts";
import { latestRuns, runsOf } from "../state/check-suites.ts";
import type { App, CheckOutput, CheckRun, CheckSuite } from "../state/model.ts";
import { actorOf } from "../state/viewer.ts";
import { toCheckRunJson, toSuiteJson } from "../wire/check.ts";
import type { Json } from "../wire/wire.ts";
import { type Answer, type AskedInRepository, created, given, ok, optionalText, text } from "./asked.ts";
import { commitAt } from "./commits.ts";
import { paginate } from "./paginate.ts";
import { notFound, Refusal } from "./refusal.ts";
import { type Route, route } from "./route.ts";

function suitesAt(asked: AskedInRepository): CheckSuite[] {
  const { oid } = commitAt(asked, text(asked.params["ref"]));
  const app = asked.query["app_id"];
  return asked.repository.suites.filter((suite) => suite.sha === oid && (app === undefined || suite.app.id === app));
}

/** Newest of each name and suite, unless `filter=all`. */
function listRuns(asked: AskedInRepository): Answer {
  const { wire, repository, query } = asked;
  const pick = query["filter"] === "all" ? runsOf : latestRuns;
  const [name, status] = [optionalText(query["check_name"]), optionalText(query["status"])];
  const all = suitesAt(asked)
    .flatMap((suite) => pick(repository, suite))
    .filter((run) => (!name || run.name === name) && (!status || run.status === status));
  const { items, headers } = paginate(asked, all);
  return ok(
    { total_count: all.length, check_runs: items.map((run) => toCheckRunJson(wire, repository, run)) },
    headers,
  );
}

function listSuites(asked: AskedInRepository): Answer {
  const { wire, repository, query } = asked;
  const name = optionalText(query["check_name"]);
  const all = suitesAt(asked).filter((suite) => !name || runsOf(repository, suite).some((run) => run.name === name));
  const { items, headers } = paginate(asked, all);
  const suites = items.map((suite) => toSuiteJson(wire, repository, suite));
  return ok({ total_count: all.length, check_suites: suites }, headers);
}

function runOf({ repository, params }: AskedInRepository): CheckRun {
  const found = repository.checkRuns.find(({ id }) => id === params["check_run_id"]);
  if (!found) throw notFound();
  return found;
}

/** Only Apps write checks. */
function appOf({ viewer }: AskedInRepository): App {
  if (viewer.kind !== "installation") throw new Refusal(403, "You must authenticate via a GitHub App.");
  return viewer.app;
}

function outputOf(body: Json): CheckOutput | undefined {
  const output = body["output"] as Partial<CheckOutput> | undefined;
  return output && { title: null, summary: null, text: null, ...output };
}

const fieldsOf = (body: Json): CheckRunFields =>
  given({
    status: body["status"] as CheckRun["status"] | undefined,
    conclusion: body["conclusion"] as CheckRun["conclusion"] | undefined,
    detailsUrl: optionalText(body["details_url"]),
    externalId: optionalText(body["external_id"]),
    startedAt: optionalText(body["started_at"]),
    completedAt: optionalText(body["completed_at"]),
    output: outputOf(body),
    actions: body["actions"] as CheckRun["actions"] | undefined,
  });

function create(asked: AskedInRepository): Answer {
  const { wire, state, repository, body, viewer } = asked;
  const run = createCheckRun(state, repository, {
    ...fieldsOf(body),
    name: text(body["name"]),
    sha: commitAt(asked, text(body["head_sha"])).oid,
    app: appOf(asked),
    by: actorOf(viewer),
  });
  return created(toCheckRunJson(wire, repository, run));
}

function update(asked: AskedInRepository): Answer {
  const { wire, state, repository, body, viewer } = asked;
  const run = runOf(asked);
  const app = appOf(asked);
  if (suiteOf(repository, run).app.id !== app.id)
    throw new Refusal(
      403,
      `Invalid app_id \`${app.id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  updateCheckRun(state, repository, { run, fields: fieldsOf(body), by: actorOf(viewer) });
  return ok(toCheckRunJson(wire, repository, run));
}

export const checkRoutes: readonly Route[] = [
  route("GET /commits/{ref}/check-runs", "checks:read", listRuns),
  route("GET /commits/{ref}/check-suites", "checks:read", listSuites),
  route("GET /check-runs/{check_run_id}", "checks:read", (asked) =>
    ok(toCheckRunJson(asked.wire, asked.repository, runOf(asked))),
  ),
  route("POST /check-runs", "checks:write", create),
  route("PATCH /check-runs/{check_run_id}", "checks:write", update),
];
