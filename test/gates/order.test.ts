import { expect, test } from "@jest/globals";
import type { Earlier } from "../../src/domain/snapshot.ts";
import { order } from "../../src/gates/order.ts";
import { headSha } from "../builders/snapshot.ts";
import { answer, says } from "./answers.ts";

const request = { environment: { after: ["staging", "qa"] } };
const underWay = (environment: string): Earlier => ({ environment, settled: false });
const over = (environment: string): Earlier => ({ environment, settled: true });

test.each<[string[], Earlier[], string[]]>([
  [["staging", "qa"], [], []],
  [["QA", "Staging"], [], []],
  [["staging", "qa"], [underWay("staging")], []],
  [["staging"], [], ["block order"]],
  [[], [], ["block order"]],
  [["staging"], [underWay("qa")], ["wait order_waits"]],
  [["staging"], [underWay("QA")], ["wait order_waits"]],
  [[], [underWay("staging"), underWay("qa")], ["wait order_waits"]],
  [[], [underWay("qa")], ["block order", "wait order_waits"]],
  [["staging"], [over("qa")], ["block order"]],
  [["staging"], [underWay("demo")], ["block order"]],
  [["production"], [], ["block order"]],
])(
  "after staging and qa, where the code succeeded in %j and %j came before, it gets %j",
  (succeeded, earlier, said) => {
    expect(says(order, { request, succeeded, earlier })).toEqual(said);
  },
);

test("it names what is missing, and what is waited for", () => {
  expect(answer(order, { request, earlier: [underWay("qa")] })).toEqual([
    { hold: "block", reason: "order", facts: { sha: headSha, missing: ["staging"] } },
    { hold: "wait", reason: "order_waits", facts: { environments: ["qa"] } },
  ]);
});

const unread = { unread: "it has more than 100 deployments" };

test("where GitHub did not show what succeeded, nothing goes", () => {
  expect(answer(order, { request, succeeded: unread, earlier: [underWay("staging")] })).toMatchObject([
    { hold: "block", reason: "unread", facts: { why: "it has more than 100 deployments" } },
  ]);
});

test("an environment without order asks nothing", () => {
  expect(says(order, { succeeded: unread, head: { behindBy: 3 } })).toEqual([]);
});

test("a branch that would be merged first is refused: its commit would be new", () => {
  expect(answer(order, { request, head: { behindBy: 3 }, succeeded: ["staging", "qa"] })).toEqual([
    { hold: "block", reason: "order_behind", facts: { base: "main", first: "staging" } },
  ]);
});

test.each([
  ["without auto_merge", { request: { environment: { ...request.environment, autoMerge: false } } }],
  ["as a tag", { request, head: { kind: "tag" }, pullRequest: null }],
  ["as a fork's", { request, pullRequest: { fork: true } }],
] as const)("a head that is deployed as it is %s may be behind", (_, told) => {
  const head = { ...("head" in told ? told.head : {}), behindBy: 3 };
  expect(says(order, { ...told, head, succeeded: ["staging", "qa"] })).toEqual([]);
});
