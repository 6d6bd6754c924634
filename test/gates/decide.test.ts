import { expect, test } from "@jest/globals";
import type { Environment } from "../../src/domain/environment.ts";
import { because } from "../../src/domain/reasons.ts";
import { block, type Verdict, wait } from "../../src/domain/verdict.ts";
import { decide, judgeAll } from "../../src/gates/decide.ts";
import type { Gate } from "../../src/gates/gate.ts";
import { gates } from "../../src/gates/registry.ts";
import { aCase, type CaseTold } from "../builders/case.ts";
import { aContext } from "../builders/context.ts";
import type { RequestTold } from "../builders/request.ts";
import { headSha } from "../builders/snapshot.ts";
import { aLock } from "../builders/lock.ts";
import { today } from "../builders/time.ts";
import { aFreeze } from "./a-freeze.ts";

test("a pull request in which nothing is wrong goes", () => {
  expect(decide(aCase())).toEqual({ kind: "go", setAside: [] });
});

const reasonsOf = (verdict: Verdict): string[] =>
  verdict.kind === "go" ? [] : verdict.obstacles.map(({ reason }) => reason);

const unread = { unread: "Resource not accessible by integration" };
const force = { reason: "the site is down" };
const lock = aLock({ pullRequest: { number: 8, nodeId: "PR_8" } });
const inEnvironment = (environment: Partial<Environment>, told: RequestTold = {}): { request: RequestTold } => ({
  request: { ...told, environment },
});

const everythingWrong: CaseTold = {
  permission: { role: "read", roleName: "read" },
  repository: { archived: true },
  pullRequest: { draft: true, base: "release", reviews: { decision: "review_required", latest: [] } },
  head: { behindBy: unread },
  pushed: { by: "nobody" },
  contexts: unread,
  lock,
  ...inEnvironment(
    {
      refs: ["main"],
      signed: true,
      after: ["qa"],
      approvals: 1,
      timer: 600_000,
      freeze: [aFreeze("Mon 09:00", "Mon 12:30")],
    },
    { force },
  ),
};

test("every obstacle is told, never just the first", () => {
  const verdict = decide(aCase(everythingWrong));
  expect(verdict).toMatchObject({ kind: "refuse", setAside: [] });
  expect(reasonsOf(verdict)).toEqual([
    "permission",
    "override",
    "repository_archived",
    "pull_request_draft",
    "base_not_default",
    "ref_not_taken",
    "head_unknown",
    "unread",
    "review_required",
    "behind_unknown",
    "unsigned",
    "order",
    "approvals_missing",
    "timer",
    "freeze",
    "locked",
  ]);
});

test.each<[string, CaseTold]>([
  ["permission", { permission: { role: "none", roleName: "none" } }],
  ["permission_unknown", { permission: { role: "unknown", roleName: "unknown" } }],
  ["team_unknown", { permission: { role: "none", roleName: "none" }, team: unread }],
  ["override", inEnvironment({}, { force })],
  ["repository_archived", { repository: { archived: true } }],
  ["pull_request_closed", { pullRequest: { state: "closed" }, pushed: { by: "nobody" } }],
  ["pull_request_closed", { pullRequest: { state: "merged" }, head: { exists: false }, pushed: { by: "nobody" } }],
  ["branch_deleted", { head: { exists: false }, pushed: { by: "nobody" } }],
  ["pull_request_draft", { pullRequest: { draft: true } }],
  ["base_not_default", { pullRequest: { base: "release" } }],
  ["ref_not_taken", inEnvironment({ refs: ["main"] })],
  ["ref_unreviewed", { pullRequest: null, head: { ref: "main" }, ...inEnvironment({ reviews: 1 }) }],
  ["ref_unreviewed", { pullRequest: null, head: { ref: "main" }, ...inEnvironment({ approvals: 1 }) }],
  ["ref_not_found", { pullRequest: null, head: { ref: "main", exists: false } }],
  ["commit_of_nobody", { pullRequest: null, head: { kind: "sha", ref: headSha, on: [] } }],
  ["fork", { pullRequest: { fork: true }, head: { behindBy: unread }, pushed: { by: "nobody" } }],
  ["fork_by_sha", { pullRequest: { fork: true }, pushed: { by: "nobody" }, ...inEnvironment({ forks: "by_sha" }) }],
  ["head_unknown", { pushed: { by: "nobody" } }],
  ["head_after_comment", { pushed: { by: "activity", at: today("12:00:01") } }],
  ["contexts_failing", { contexts: { found: [aContext({ state: "failing" })] } }],
  ["unread", { contexts: { unread: "hidden" } }],
  ["unread", { pullRequest: { reviews: unread } }],
  ["review_required", inEnvironment({ reviews: 1 })],
  ["behind_unknown", { head: { behindBy: unread } }],
  ["behind", { head: { behindBy: 1 }, ...inEnvironment({ autoMerge: false, upToDate: "required" }) }],
  ["merge_rounds", { head: { behindBy: 1 }, request: { merges: 3 } }],
  ["unsigned", inEnvironment({ signed: true })],
  ["order", inEnvironment({ after: ["qa"] })],
  ["order_behind", { head: { behindBy: 1 }, succeeded: ["qa"], ...inEnvironment({ after: ["qa"] }) }],
  ["freeze", inEnvironment({ freeze: [aFreeze("Mon 09:00", "Tue 09:00")] })],
  ["locked", { lock, ...inEnvironment({ concurrency: "reject" }) }],
  ["gate_failed", inEnvironment({ concurrency: "overtake" as "queue" })],
])("%s alone refuses", (reason, told) => {
  const verdict = decide(aCase(told));
  expect([verdict.kind, reasonsOf(verdict)]).toEqual(["refuse", [reason]]);
});

test.each<[string, CaseTold]>([
  ["contexts_pending", { contexts: { found: [aContext({ state: "pending" })] } }],
  ["order_waits", { earlier: [{ environment: "qa", settled: false }], ...inEnvironment({ after: ["qa"] }) }],
  ["approvals_missing", inEnvironment({ approvals: 1 })],
  ["timer", inEnvironment({ timer: 600_000 })],
  ["freeze", inEnvironment({ freeze: [aFreeze("Mon 09:00", "Mon 12:30")] })],
])("%s alone waits", (reason, told) => {
  const verdict = decide(aCase(told));
  expect([verdict.kind, reasonsOf(verdict)]).toEqual(["wait", [reason]]);
});

test.each<[string, CaseTold]>([
  ["the default branch", { pullRequest: null, head: { ref: "main", behindBy: 0 } }],
  [
    "a tag that is taken",
    { pullRequest: null, head: { kind: "tag", ref: "v1", behindBy: 9 }, ...inEnvironment({ refs: ["tag:v*"] }) },
  ],
  [
    "a commit of the default branch",
    { pullRequest: null, head: { kind: "sha", ref: headSha, on: ["main"], behindBy: unread } },
  ],
  [
    "a fork's head, by its sha",
    {
      pullRequest: { fork: true },
      pushed: { by: "nobody" },
      head: { behindBy: unread },
      ...inEnvironment({ forks: "by_sha" }, { named: headSha }),
    },
  ],
])("%s goes", (_, told) => {
  expect(decide(aCase(told)).kind).toBe("go");
});

test("what fails beside what is waited for refuses, and both are told", () => {
  const pending = { contexts: { found: [aContext({ state: "pending" })] } };
  expect(decide(aCase(pending))).toMatchObject({ kind: "wait", obstacles: [{ reason: "contexts_pending" }] });
  expect(decide(aCase({ ...pending, pullRequest: { draft: true } }))).toMatchObject({
    kind: "refuse",
    obstacles: [{ reason: "pull_request_draft" }, { reason: "contexts_pending" }],
  });
});

const admin = { role: "admin", roleName: "admin" } as const;
const overridable: CaseTold = {
  contexts: { found: [aContext({ state: "failing" })] },
  pullRequest: { reviews: { decision: "changes_requested", latest: [] } },
  head: { behindBy: 1 },
  ...inEnvironment(
    {
      after: ["qa"],
      approvals: 1,
      freeze: [aFreeze("Mon 09:00", "Tue 09:00")],
      autoMerge: false,
      upToDate: "required",
    },
    { force },
  ),
};

test("--force sets contexts, reviews, up to date, order, approvals and freeze aside, and says so", () => {
  const verdict = decide(aCase({ ...overridable, permission: admin }));
  expect(verdict.kind).toBe("go");
  expect(verdict.setAside.map(({ reason }) => reason)).toEqual([
    "contexts_failing",
    "changes_requested",
    "behind",
    "order",
    "approvals_missing",
    "freeze",
  ]);
});

test("what is waited for is set aside, too", () => {
  const pending = { contexts: { found: [aContext({ state: "pending" })] }, permission: admin, request: { force } };
  expect(decide(aCase(pending))).toMatchObject({
    kind: "go",
    setAside: [{ hold: "wait", reason: "contexts_pending" }],
  });
});

test("without the role --force sets nothing aside", () => {
  const maintain = { role: "maintain", roleName: "maintain" } as const;
  const verdict = decide(aCase({ ...overridable, permission: maintain }));
  expect(verdict).toMatchObject({ kind: "refuse", setAside: [] });
  expect(reasonsOf(verdict)).toEqual(expect.arrayContaining(["override", "contexts_failing", "freeze"]));
});

test("the role sets nothing aside where nobody asks for it", () => {
  const request = { ...overridable.request, force: null };
  expect(decide(aCase({ ...overridable, permission: admin, request }))).toMatchObject({ kind: "refuse", setAside: [] });
});

test("where nothing stands in the way, --force sets nothing aside", () => {
  expect(decide(aCase({ permission: admin, request: { force } }))).toEqual({ kind: "go", setAside: [] });
});

test("--force may set six gates aside, and no other", () => {
  expect(gates.filter(({ overridable }) => overridable).map(({ name }) => name)).toEqual([
    "contexts",
    "reviews",
    "up to date",
    "order",
    "approvals",
    "freeze",
  ]);
});

const fails: Gate = {
  name: "moon",
  asks: "The moon is full.",
  wakesOn: [],
  overridable: true,
  evaluate() {
    throw new Error("it is the wrong phase");
  },
};

test("a gate that throws is an obstacle, and hides no other", () => {
  const draft = aCase({ pullRequest: { draft: true } });
  expect(decide(draft, [fails, ...gates])).toEqual({
    kind: "refuse",
    obstacles: [
      ...block(because("gate_failed", { gate: "moon" })),
      ...block(because("pull_request_draft", { number: 7 })),
    ],
    setAside: [],
  });
});

test("a gate that throws is never set aside", () => {
  expect(decide(aCase({ permission: admin, request: { force } }), [fails])).toMatchObject({
    kind: "refuse",
    obstacles: [{ reason: "gate_failed" }],
    setAside: [],
  });
});

test("a time from GitHub that is none refuses", () => {
  const suites = [{ complete: true, empty: false, createdAt: "", updatedAt: "" }];
  expect(decide(aCase({ contexts: { suites, previous: ["ci/docs"] } }))).toMatchObject({
    kind: "refuse",
    obstacles: [{ reason: "gate_failed", facts: { gate: "contexts" } }],
  });
});

const waits = (name: string, at?: string): Gate => ({
  name,
  asks: "Contexts agree.",
  wakesOn: ["time"],
  overridable: false,
  evaluate: () => wait(because("contexts_disagree", { contexts: [] }), at),
});

test("of several waits the earliest says when to look again", () => {
  const asked = [waits("a", today("12:05:00")), waits("b"), waits("c", today("12:01:00"))];
  expect(decide(aCase(), asked)).toMatchObject({ kind: "wait", lookAgainAt: today("12:01:00") });
  expect(decide(aCase(), [waits("b")])).toMatchObject({ kind: "wait", lookAgainAt: null });
});

test("a dry run reads what each gate asks and says, and what --force takes out of the way", () => {
  const judged = judgeAll(aCase({ ...overridable, permission: admin, head: { behindBy: 0 } }));
  expect(
    judged.map(({ gate, obstacles, setAside }) => [gate, obstacles.map(({ reason }) => reason), setAside]),
  ).toEqual([
    ["permission", [], false],
    ["repository", [], false],
    ["pull request", [], false],
    ["draft", [], false],
    ["base", [], false],
    ["refs", [], false],
    ["fork", [], false],
    ["head", [], false],
    ["contexts", ["contexts_failing"], true],
    ["reviews", ["changes_requested"], true],
    ["up to date", [], false],
    ["signed", [], false],
    ["order", ["order"], true],
    ["approvals", ["approvals_missing"], true],
    ["timer", [], false],
    ["freeze", ["freeze"], true],
    ["lock", [], false],
    ["queue", [], false],
    ["executor", [], false],
  ]);
  expect(judged.map(({ asks }) => asks)).toEqual(gates.map(({ asks }) => asks));
});

test("no gate goes by the name of another, and each says what it asks in a sentence", () => {
  expect(new Set(gates.map(({ name }) => name)).size).toBe(gates.length);
  expect(gates.filter(({ asks }) => !/^[A-Z].*\.$/.test(asks))).toEqual([]);
});
