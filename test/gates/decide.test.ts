import { expect, test } from "@jest/globals";
import { because } from "../../src/domain/reasons.ts";
import { block, wait } from "../../src/domain/verdict.ts";
import { decide } from "../../src/gates/decide.ts";
import type { Gate } from "../../src/gates/gate.ts";
import { gates } from "../../src/gates/registry.ts";
import { aCase, type CaseTold } from "../builders/case.ts";
import { aContext } from "../builders/context.ts";
import { today } from "../builders/time.ts";

test("a pull request in which nothing is wrong goes", () => {
  expect(decide(aCase())).toEqual({ kind: "go" });
});

const unread = { unread: "Resource not accessible by integration" };
const everythingWrong: CaseTold = {
  permission: { role: "read", roleName: "read" },
  repository: { archived: true },
  pullRequest: { draft: true, base: "release", fork: true },
  head: { behindBy: unread },
  pushed: { by: "nobody" },
  contexts: unread,
};

test("every obstacle is told, never just the first", () => {
  const verdict = decide(aCase(everythingWrong));
  expect(verdict).toMatchObject({ kind: "refuse" });
  expect(verdict.kind === "refuse" && verdict.obstacles.map(({ reason }) => reason)).toEqual([
    "permission",
    "repository_archived",
    "pull_request_draft",
    "base_not_default",
    "fork",
    "head_unknown",
    "unread",
    "behind_unknown",
  ]);
});

test.each([
  ["permission", { permission: { role: "none", roleName: "none" } }],
  ["permission_unknown", { permission: { role: "unknown", roleName: "unknown" } }],
  ["repository_archived", { repository: { archived: true } }],
  ["pull_request_closed", { pullRequest: { state: "closed" }, pushed: { by: "nobody" } }],
  ["pull_request_closed", { pullRequest: { state: "merged" }, head: { exists: false }, pushed: { by: "nobody" } }],
  ["branch_deleted", { head: { exists: false }, pushed: { by: "nobody" } }],
  ["pull_request_draft", { pullRequest: { draft: true } }],
  ["base_not_default", { pullRequest: { base: "release" } }],
  ["fork", { pullRequest: { fork: true } }],
  ["head_unknown", { pushed: { by: "nobody" } }],
  ["head_after_comment", { pushed: { by: "activity", at: today("12:00:01") } }],
  ["contexts_failing", { contexts: { found: [aContext({ state: "failing" })] } }],
  ["unread", { contexts: { unread: "hidden" } }],
  ["behind_unknown", { head: { behindBy: unread } }],
  ["merge_rounds", { head: { behindBy: 1 }, request: { merges: 3 } }],
] as const)("%s alone refuses", (reason, told) => {
  expect(decide(aCase(told))).toMatchObject({ kind: "refuse", obstacles: [{ reason }] });
});

test("what fails beside what is waited for refuses, and both are told", () => {
  const pending = { contexts: { found: [aContext({ state: "pending" })] } };
  expect(decide(aCase(pending))).toMatchObject({ kind: "wait", obstacles: [{ reason: "contexts_pending" }] });
  expect(decide(aCase({ ...pending, pullRequest: { draft: true } }))).toMatchObject({
    kind: "refuse",
    obstacles: [{ reason: "pull_request_draft" }, { reason: "contexts_pending" }],
  });
});

const fails: Gate = {
  name: "moon",
  wakesOn: [],
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
  wakesOn: ["time"],
  evaluate: () => wait(because("contexts_disagree", { contexts: [] }), at),
});

test("of several waits the earliest says when to look again", () => {
  const asked = [waits("a", today("12:05:00")), waits("b"), waits("c", today("12:01:00"))];
  expect(decide(aCase(), asked)).toMatchObject({ kind: "wait", lookAgainAt: today("12:01:00") });
  expect(decide(aCase(), [waits("b")])).toMatchObject({ kind: "wait", lookAgainAt: null });
});

test("no gate goes by the name of another", () => {
  expect(new Set(gates.map(({ name }) => name)).size).toBe(gates.length);
});
