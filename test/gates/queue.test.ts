import { expect, test } from "@jest/globals";
import { queue } from "../../src/gates/queue.ts";
import { says } from "./answers.ts";

test.each([
  ["queue", []],
  ["reject", []],
  ["replace", []],
  ["overtake" as "queue", ["block gate_failed"]],
] as const)("an environment with the concurrency %s gets %j", (concurrency, obstacles) => {
  expect(says(queue, { request: { environment: { concurrency } } })).toEqual(obstacles);
});
