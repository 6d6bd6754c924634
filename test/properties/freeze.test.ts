import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { FreezeWindow, WeekTime } from "../../src/domain/freeze.ts";
import { frozenAt } from "../../src/gates/freeze-window.ts";
import { zoneClock } from "../../src/gates/zone-clock.ts";
import { runs } from "./runs.ts";

const zones = [
  "UTC",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "America/New_York",
  "America/Havana",
  "America/Santiago",
  "Europe/London",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Antarctica/Troll",
] as const;

const minutesOfDay = 24 * 60;
const minutesOfWeek = 7 * minutesOfDay;
const weekTime = (minute: number): WeekTime => ({
  day: Math.floor(minute / minutesOfDay),
  minute: minute % minutesOfDay,
});

const minute = fc.integer({ min: 0, max: minutesOfWeek - 1 });
const window: fc.Arbitrary<FreezeWindow> = fc
  .tuple(minute, minute, fc.constantFrom(...zones))
  .filter(([from, to]) => from !== to)
  .map(([from, to, timezone]) => ({ from: weekTime(from), to: weekTime(to), timezone, reason: "" }));
const windows = fc.array(window, { minLength: 1, maxLength: 3 });

/** Half of them within a day of a change of clocks somewhere. */
const changes = [
  "2026-03-08T07:00Z",
  "2026-03-29T01:00Z",
  "2026-04-04T15:00Z",
  "2026-11-01T06:00Z",
  "2026-10-25T01:00Z",
];
const instant = fc.oneof(
  fc.integer({ min: Date.parse("2020-01-01"), max: Date.parse("2035-01-01") }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -86_400_000, max: 86_400_000 }))
    .map(([at, by]) => Date.parse(at) + by),
);

/** The plain rule: what the clocks show is in the window. */
function shownIn({ from, to, timezone }: FreezeWindow, at: number): boolean {
  const shown = new Date(zoneClock(timezone).shows(at));
  const minutes = ((shown.getUTCDay() + 6) % 7) * minutesOfDay + shown.getUTCHours() * 60 + shown.getUTCMinutes();
  const [begins, ends] = [from.day * minutesOfDay + from.minute, to.day * minutesOfDay + to.minute];
  return begins < ends ? minutes >= begins && minutes < ends : minutes >= begins || minutes < ends;
}

test("whenever the clocks show a time in a window it is frozen", () => {
  fc.assert(
    fc.property(windows, instant, (windows, at) => {
      if (windows.some((window) => shownIn(window, at))) expect(frozenAt(windows, at)).not.toBeNull();
    }),
    runs,
  );
});

test("what is frozen although the clocks show another time is an hour that comes twice, or is about to", () => {
  const threeHours = 3 * 3_600_000;
  fc.assert(
    fc.property(window, instant, (window, at) => {
      if (!frozenAt([window], at) || shownIn(window, at)) return;
      const { shows } = zoneClock(window.timezone);
      const [before, after] = [at - threeHours, at + threeHours].map((near) => shows(near) - near);
      expect(before).toBeGreaterThan(after ?? Number.NaN);
    }),
    runs,
  );
});

const twoWeeks = 14 * 86_400_000;

test("a freeze ends: later than now, and in no window, unless the windows leave no gap for two weeks", () => {
  fc.assert(
    fc.property(windows, instant, (windows, at) => {
      const frozen = frozenAt(windows, at);
      if (!frozen) return;
      expect(frozen.until).toBeGreaterThan(at);
      expect(frozen.until).toBeLessThan(at + 2 * twoWeeks);
      if (frozen.until < at + twoWeeks) expect(frozenAt(windows, frozen.until)).toBeNull();
    }),
    runs,
  );
});

test("a freeze has one end, whenever in it one asks", () => {
  fc.assert(
    fc.property(windows, instant, fc.double({ min: 0, max: 1, noNaN: true }), (windows, at, part) => {
      const frozen = frozenAt(windows, at);
      if (!frozen || frozen.until >= at + twoWeeks) return;
      const later = Math.min(frozen.until - 1, Math.floor(at + part * (frozen.until - at)));
      expect(frozenAt(windows, later)?.until).toBe(frozen.until);
    }),
    runs,
  );
});

test("clocks reach every time, show it or a later one then, and an earlier one just before", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, time) => {
      const { shows, reaches } = zoneClock(zone);
      const { first, last } = reaches(time);
      for (const at of [first, last]) {
        expect(shows(at)).toBeGreaterThanOrEqual(time);
        expect(shows(at - 1)).toBeLessThan(time);
      }
      expect(first).toBeLessThanOrEqual(last);
    }),
    runs,
  );
});
