// What pages say of times, figures and addresses.
import { expect, test } from "@jest/globals";
import { toAsked, toQuery } from "../../src/dashboard/pages/asked.ts";
import { toldOf } from "../../src/dashboard/views/because.ts";
import { changesOf, frequencyOf, leadOf, restoreOf } from "../../src/dashboard/views/figure-words.ts";
import { ago, agoView } from "../../src/dashboard/views/when.ts";
import type { Figures } from "../../src/domain/dora.ts";
import { spreadOf } from "../../src/domain/spread.ts";
import { ago as hoursAgo, now } from "./some-pages.ts";

test.each([
  [0, "just now"],
  [0.01, "just now"],
  [0.02, "1 minute ago"],
  [1.99, "1 hour ago"],
  [23.9, "23 hours ago"],
  [50, "2 days ago"],
  [24 * 70, "2 months ago"],
  [24 * 800, "2 years ago"],
  [-0.01, "in a moment"],
  [-5, "in 5 hours"],
])("%p hours ago is %s", (hours, words) => {
  expect(ago(hoursAgo(hours), now)).toBe(words);
});

test("a time that is none breaks no page", async () => {
  expect(String(await agoView("soon", now))).toBe("at an unknown time");
});

const minutes = (...times: readonly number[]) => spreadOf(times.map((time) => time * 60_000));

const figures = (told: Partial<Figures>): Figures => ({
  from: hoursAgo(720),
  to: hoursAgo(0),
  whole: true,
  frequency: { successes: 0, perDay: 0, perWeek: 0 },
  lead: minutes(),
  arrived: 0,
  carrying: minutes(),
  changes: { ended: 0, failed: 0, rate: null },
  restore: minutes(),
  open: 0,
  ...told,
});

test.each([
  [0, 0, "None", "Nothing succeeded in this window."],
  [1, 1 / 30, "0.2 a week", "1 success in the window."],
  [15, 0.5, "3.5 a week", "15 successes in the window."],
  [75, 2.5, "2.5 a day", "75 successes in the window."],
])("%p successes, %p a day, are told as %s", (successes, perDay, value, detail) => {
  expect(frequencyOf(figures({ frequency: { successes, perDay, perWeek: perDay * 7 } }))).toEqual({ value, detail });
});

test.each([
  [minutes(), 0, "Not known", "No pull request came here for the first time."],
  [minutes(), 2, "Not known", "Slipway saw no push of the 2 pull requests that came here."],
  [minutes(60, 90, 120), 4, "1 h 30 min", "Median of 3 of 4 pull requests that came here, too few to go by."],
  [minutes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 10, "5 min", "Median of 10; 9 of 10 within 9 min."],
])("a lead time says of how many it is", (lead, arrived, value, detail) => {
  expect(leadOf(figures({ lead, arrived }))).toEqual({ value, detail });
});

test.each([
  [0, 0, null, "Not known", "Nothing ended in this window."],
  [2, 1, 0.5, "50%", "1 of 2 failed or rolled back: too few to go by."],
  [40, 3, 0.075, "8%", "3 of 40 failed or rolled back."],
])("of %p changes %p failed", (ended, failed, rate, value, detail) => {
  expect(changesOf(figures({ changes: { ended, failed, rate } }))).toEqual({ value, detail });
});

test.each([
  [minutes(), 0, "Nothing to restore", "Nothing failed in this window."],
  [minutes(), 1, "Not yet", "The last failure is not restored yet."],
  [minutes(5), 1, "5 min", "Median of 1, too few to go by. The last failure is not restored yet."],
])("restoring: what is open is told", (restore, open, value, detail) => {
  expect(restoreOf(figures({ restore, open }))).toEqual({ value, detail });
});

const asked = (search: string) => {
  const query = new URLSearchParams(search);
  return toAsked((name) => query.get(name) ?? undefined);
};

test.each([
  ["?"],
  ["?task=db%3Amigrate&state=failure&by=ada&days=90&from=4301.abcdef0&page=7"],
  ["?task=a+b%26c&days=7"],
])("the address %s says what it asks for, and nothing else", (search) => {
  expect(toQuery(asked(search))).toBe(search);
});

test.each([
  ["?state=gone&page=0&days=31&from=x"],
  ["?page=1.5&days=30&task=%20&by=@"],
  ["?page=99999999999999999999&from=1.ABCDEF0"],
])("the nonsense %s asks for nothing", (search) => {
  expect(toQuery(asked(search))).toBe("?");
});

test("reasons that this version does not know are told by their code", () => {
  expect(toldOf([{ reason: "toString" }, { reason: "fork", hold: "block" }, null, "x", { reason: 1 }])).toEqual([
    { gate: "toString", means: "", hold: "" },
    { gate: "fork", means: "The code comes from a fork, which this environment never takes.", hold: "block" },
  ]);
});
