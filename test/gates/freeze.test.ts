import { expect, test } from "@jest/globals";
import { decide } from "../../src/gates/decide.ts";
import { freeze } from "../../src/gates/freeze.ts";
import { aCase, type CaseTold } from "../builders/case.ts";
import { today } from "../builders/time.ts";
import { answer, says } from "./answers.ts";
import { aFreeze } from "./a-freeze.ts";

/** The day of these tests is a Monday, and the request ends an hour and a second after noon. */
const frozen = (from: string, to: string, timezone = "UTC"): CaseTold => ({
  request: { environment: { freeze: [aFreeze(from, to, timezone, "market hours")] } },
});

test.each([
  ["Mon 13:00", []],
  ["Mon 12:30", ["wait freeze"]],
  ["Mon 13:00", ["wait freeze"]],
  ["Mon 13:01", ["block freeze"]],
  ["Tue 08:00", ["block freeze"]],
])("a request that ends at 13:00:01, in a freeze that ends on %s, gets %j", (to, obstacles) => {
  expect(says(freeze, frozen(obstacles.length === 0 ? "Mon 12:30" : "Mon 09:00", to))).toEqual(obstacles);
});

test("a freeze that ends as the request does is too long", () => {
  const { request } = frozen("Mon 09:00", "Mon 12:30");
  expect(says(freeze, { request: { ...request, deadline: today("12:30:00") } })).toEqual(["block freeze"]);
  expect(says(freeze, { request: { ...request, deadline: "never" } })).toEqual(["block freeze"]);
});

test("it says why, until when and on whose clocks, and looks again when it ends", () => {
  expect(answer(freeze, frozen("Mon 20:00", "Mon 21:30", "Asia/Tokyo"))).toEqual([
    {
      hold: "wait",
      reason: "freeze",
      facts: { reason: "market hours", until: today("12:30:00"), timezone: "Asia/Tokyo", tooLong: false },
      lookAgainAt: today("12:30:00"),
    },
  ]);
});

test("one that is too long says when it ends, and is not looked at again", () => {
  expect(answer(freeze, frozen("Mon 09:00", "Mon 18:00"))).toEqual([
    {
      hold: "block",
      reason: "freeze",
      facts: { reason: "market hours", until: today("18:00:00"), timezone: "UTC", tooLong: true },
    },
  ]);
});

test("an environment without windows asks nothing, whatever the time", () => {
  expect(says(freeze, { now: "late" })).toEqual([]);
});

test("a zone or a time that is none refuses", () => {
  const failed = { kind: "refuse", obstacles: [{ reason: "gate_failed", facts: { gate: "freeze" } }] };
  expect(decide(aCase(frozen("Mon 09:00", "Mon 18:00", "Mars/Olympus")), [freeze])).toMatchObject(failed);
  expect(decide(aCase({ ...frozen("Mon 09:00", "Mon 18:00"), now: "late" }), [freeze])).toMatchObject(failed);
});
