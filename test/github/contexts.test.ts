import { expect, test } from "@jest/globals";
import { aPullRequest, aRun, aStatus, before, head, ourApp, page, withHead } from "./answers.ts";
import { contextsOf, readContexts, readFacts, whyUnread } from "./asked.ts";

const early = "2026-01-05T09:30:00Z";
const late = "2026-01-05T09:40:00Z";
const red = { conclusion: "FAILURE", startedAt: early } as const;
const green = { suite: "CS_2", conclusion: "SUCCESS", startedAt: late } as const;

test.each([
  ["COMPLETED", "SUCCESS", "success", "success"],
  ["COMPLETED", "SKIPPED", "skipped", "skipped"],
  ["COMPLETED", "NEUTRAL", "neutral", "neutral"],
  ["COMPLETED", "TIMED_OUT", "failing", "timed_out"],
  ["COMPLETED", "A_WORD_OF_TOMORROW", "failing", "a_word_of_tomorrow"],
  ["COMPLETED", null, "failing", "unknown"],
  ["IN_PROGRESS", null, "pending", "in_progress"],
])("a check run that is %s with %s is %s", async (status, conclusion, state, word) => {
  expect((await contextsOf(aRun({ status, conclusion }))).found).toMatchObject([{ name: "ci/test", state, word }]);
});

test.each([
  ["SUCCESS", "success"],
  ["PENDING", "pending"],
  ["EXPECTED", "pending"],
  ["ERROR", "failing"],
])("a commit status that is %s is %s", async (state, expected) => {
  expect((await contextsOf(aStatus({ state }))).found).toMatchObject([{ name: "security/scan", state: expected }]);
});

test("of a check that ran again in another suite only the newest run counts, whatever their order", async () => {
  for (const runs of [
    [aRun(red), aRun(green)],
    [aRun(green), aRun(red)],
  ])
    expect((await contextsOf(...runs)).found).toMatchObject([{ name: "ci/test", state: "success" }]);
});

test("a name under which an older run was red is told, since GitHub knows contexts by name only", async () => {
  const { superseded } = await contextsOf(aRun(red), aRun(green), aRun({ name: "ci/lint" }));
  expect(superseded).toEqual(["ci/test"]);
  expect(await contextsOf(aRun({ startedAt: early }), aRun(green))).toMatchObject({ superseded: [] });
});

test.each([
  ["of another App", aRun(red), aRun({ ...green, app: 7 })],
  ["of another workflow", aRun(red), aRun({ ...green, workflow: "W_other" })],
  ["of another event", aRun(red), aRun({ ...green, event: "push" })],
  ["of the same suite", aRun(red), aRun({ ...green, suite: "CS_1" })],
  ["that started at the same time", aRun(red), aRun({ ...green, startedAt: early })],
  ["that has not started", aRun(red), aRun({ ...green, startedAt: null })],
  ["of an App that GitHub does not show", anonymous(red), anonymous(green)],
])("a red run is not forgotten for one %s", async (_which, older, newer) => {
  expect((await contextsOf(older, newer)).found).toMatchObject([{ state: "failing" }, { state: "success" }]);
});

function anonymous(told: Parameters<typeof aRun>[0]): ReturnType<typeof aRun> {
  const run = aRun(told);
  return { ...run, checkSuite: { ...run.checkSuite, app: null } } as unknown as ReturnType<typeof aRun>;
}

test("runs of another App count by their newest too, without any workflow", async () => {
  const other = { app: 7, workflow: null };
  expect((await contextsOf(aRun({ ...red, ...other }), aRun({ ...green, ...other }))).found).toHaveLength(1);
});

test.each([
  ["Slipway's own", { app: ourApp, workflow: null }, true],
  ["of a workflow that a deployment started", { event: "deployment" }, true],
  ["of a workflow that a deployment's status started", { event: "deployment_status" }, true],
  ["of any other workflow", { event: "workflow_dispatch" }, false],
])("a run %s is ours: %j", async (_whose, told, ours) => {
  expect((await contextsOf(aRun(told))).found).toMatchObject([{ ours }]);
});

test("what is required is known from GitHub's word, from the branch and from its rulesets", async () => {
  const pullRequest = {
    ...withHead({
      statusCheckRollup: { contexts: page([aRun({ isRequired: true }), aStatus(), aRun({ name: "x" })]) },
    }),
    baseRef: {
      refUpdateRule: { requiredStatusCheckContexts: ["security/scan"] },
      rules: {
        nodes: [
          { parameters: null },
          {
            parameters: { __typename: "RequiredStatusChecksParameters", requiredStatusChecks: [{ context: "ci/e2e" }] },
          },
        ],
      },
    },
  };
  const { found, required } = await readContexts({ repository: { pullRequest } });
  expect(found.map(({ required }) => required)).toEqual([true, true, false]);
  expect(required).toEqual(["security/scan", "ci/e2e"]);
});

test("the head before is asked for names only, without our own", async () => {
  const rollup = { contexts: page([aRun(), aRun({ app: ourApp }), aRun({ event: "deployment" }), aStatus()]) };
  const { facts, queries } = await readFacts({ repository: { previous: { oid: before, statusCheckRollup: rollup } } });
  expect(facts.contexts).toMatchObject({ previous: ["ci/test", "security/scan"] });
  const [, previous = ""] = queries[0]?.text.split(/previous: object/) ?? [];
  expect(previous.slice(0, previous.indexOf("older:"))).not.toContain("isRequired");
});

test("of the heads before, the newest that is not the head counts", async () => {
  const of = (oid: string, name: string) => ({ oid, statusCheckRollup: { contexts: page([aRun({ name })]) } });
  const repository = { previous: of(head, "now"), older: of(before, "then") };
  expect(await readContexts({ repository, asked: { previous: [head, before] } })).toMatchObject({ previous: ["then"] });
});

const refused = (...path: string[]) => [
  { type: "FORBIDDEN", path: ["repository", ...path], message: "Resource not accessible by integration" },
];

test.each([
  ["pullRequest", "headRef", "target", "statusCheckRollup"],
  ["pullRequest", "headRef", "target", "checkSuites"],
  ["previous", "statusCheckRollup", "contexts", "nodes"],
])("where GitHub refuses %s.%s.%s, the checks are unread", async (...path) => {
  expect(await whyUnread({ errors: refused(...path) })).toBe("Resource not accessible by integration");
});

test("a comparison that GitHub refuses leaves the checks as they are", async () => {
  const { facts } = await readFacts({ errors: refused("pullRequest", "headRef", "compare") });
  expect(facts.head.behindBy).toEqual({ unread: "Resource not accessible by integration" });
  expect(facts.contexts).toMatchObject({ found: [{ name: "ci/test" }] });
});

test.each([
  ["of a fork, and closed", aPullRequest({ isCrossRepository: true, state: "CLOSED" }), "its head is in a fork"],
  ["whose branch is gone", aPullRequest({ headRef: null }), "its branch is gone"],
  ["that moves", withHead({ oid: before }), "its head is moving"],
])("the checks of a pull request %s are unread, and its head has no parents", async (_which, pullRequest, why) => {
  const { facts } = await readFacts({ repository: { pullRequest } });
  expect(facts.contexts).toEqual({ unread: why });
  expect(facts.head.parents).toEqual([]);
});

test("a branch that GitHub hides is unread for GitHub's reason", async () => {
  const pullRequest = aPullRequest({ headRef: null });
  expect(await whyUnread({ repository: { pullRequest }, errors: refused("pullRequest", "headRef") })).toBe(
    "Resource not accessible by integration",
  );
});

test("a head without any report has no contexts", async () => {
  const pullRequest = withHead({ statusCheckRollup: null, checkSuites: page([]) });
  expect(await readContexts({ repository: { pullRequest } })).toMatchObject({ found: [], suites: [] });
});
