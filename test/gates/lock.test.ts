import { expect, test } from "@jest/globals";
import { lock } from "../../src/gates/lock.ts";
import { aLock } from "../builders/lock.ts";
import { today } from "../builders/time.ts";
import { answer, says } from "./answers.ts";

const others = aLock({ pullRequest: { number: 8, nodeId: "PR_8" }, by: "ben", reason: "demo" });

test.each([
  ["nobody", null, []],
  ["this pull request", aLock(), []],
  ["another pull request", others, ["wait locked"]],
])("an environment that is locked for %s: %j gets %j", (_, held, obstacles) => {
  expect(says(lock, { lock: held })).toEqual(obstacles);
});

test.each([
  ["queue", ["wait locked"]],
  ["reject", ["block locked"]],
  ["replace", ["block locked"]],
  ["overtake" as "queue", ["block locked"]],
] as const)("where concurrency is %s, another's lock gets %j", (concurrency, obstacles) => {
  expect(says(lock, { lock: others, request: { environment: { concurrency } } })).toEqual(obstacles);
});

test("a ref without a pull request counts as of the one that the command is written on", () => {
  expect(says(lock, { lock: aLock(), pullRequest: null, request: { named: "main" } })).toEqual([]);
  expect(says(lock, { lock: others, pullRequest: null, request: { named: "main" } })).toEqual(["wait locked"]);
});

test("it says who holds it, and looks again when that is over", () => {
  const expiresAt = today("14:00:00");
  expect(answer(lock, { lock: { ...others, expiresAt } })).toEqual([
    {
      reason: "locked",
      facts: {
        environment: "staging",
        pullRequest: 8,
        by: "ben",
        url: others.url,
        reason: "demo",
        cause: "person",
        since: others.since,
        expiresAt,
        waits: true,
      },
      hold: "wait",
      lookAgainAt: expiresAt,
    },
  ]);
});

test("nothing sets a lock aside", () => {
  expect(lock.overridable).toBe(false);
});
