import { expect, test } from "@jest/globals";
import { timer } from "../../src/gates/timer.ts";
import { aComment } from "../builders/request.ts";
import { aCase } from "../builders/case.ts";
import { today } from "../builders/time.ts";
import { answer, says } from "./answers.ts";

const tenMinutes = { environment: { timer: 600_000 } };

test.each([
  ["12:00:02", ["wait timer"]],
  ["12:09:59.999", ["wait timer"]],
  ["12:10:00", []],
  ["12:11:00", []],
])("at %s, a comment of noon in an environment with ten minutes' wait gets %j", (now, obstacles) => {
  expect(says(timer, { request: tenMinutes, now: today(now) })).toEqual(obstacles);
});

test("it says until when, and looks again then", () => {
  expect(answer(timer, { request: tenMinutes })).toEqual([
    { hold: "wait", reason: "timer", facts: { until: today("12:10:00") }, lookAgainAt: today("12:10:00") },
  ]);
});

test("an environment without a timer asks nothing", () => {
  expect(says(timer, {})).toEqual([]);
});

test("a comment whose time is none never has waited long enough", () => {
  const given = aCase({ request: { ...tenMinutes, comment: aComment({ createdAt: "noon" }) } });
  expect(() => timer.evaluate(given)).toThrow(RangeError);
  const late = aCase({ request: tenMinutes, now: "late" });
  expect(timer.evaluate(late)).toMatchObject([{ reason: "timer" }]);
});
