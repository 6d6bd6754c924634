import { expect, test } from "@jest/globals";
import { zoneClock } from "../../src/gates/zone-clock.ts";

const utc = (text: string): number => Date.parse(`${text}Z`);
const told = (at: number): string => new Date(at).toISOString().slice(0, 19);

test.each([
  ["UTC", "2026-03-02T12:00:00", "2026-03-02T12:00:00"],
  ["Asia/Kathmandu", "2026-03-02T18:14:59", "2026-03-02T23:59:59"],
  ["Asia/Kathmandu", "2026-03-02T18:15:00", "2026-03-03T00:00:00"],
  ["America/New_York", "2026-03-08T06:59:59", "2026-03-08T01:59:59"],
  ["America/New_York", "2026-03-08T07:00:00", "2026-03-08T03:00:00"],
  ["America/New_York", "2026-11-01T05:59:59", "2026-11-01T01:59:59"],
  ["America/New_York", "2026-11-01T06:00:00", "2026-11-01T01:00:00"],
  ["Pacific/Kiritimati", "2025-12-31T10:00:00", "2026-01-01T00:00:00"],
  ["Pacific/Pago_Pago", "2026-01-01T10:59:59", "2025-12-31T23:59:59"],
])("in %s, at %s UTC, the clocks show %s", (zone, at, shown) => {
  expect(told(zoneClock(zone).shows(utc(at)))).toBe(shown);
});

test("parts of a second count, also before 1970", () => {
  expect(zoneClock("Asia/Tokyo").shows(1)).toBe(9 * 3_600_000 + 1);
  expect(zoneClock("Asia/Tokyo").shows(-1)).toBe(9 * 3_600_000 - 1);
});

test.each<[string, string, string, string, string?]>([
  ["UTC", "a time", "2026-03-02T12:00:00", "2026-03-02T12:00:00"],
  ["Asia/Kathmandu", "a time", "2026-03-02T08:00:00", "2026-03-02T02:15:00"],
  ["America/New_York", "the last second before the leap", "2026-03-08T01:59:59", "2026-03-08T06:59:59"],
  ["America/New_York", "the beginning of the leap", "2026-03-08T02:00:00", "2026-03-08T07:00:00"],
  ["America/New_York", "a time that is leapt over", "2026-03-08T02:30:00", "2026-03-08T07:00:00"],
  ["America/New_York", "the end of the leap", "2026-03-08T03:00:00", "2026-03-08T07:00:00"],
  ["America/New_York", "a time after the leap", "2026-03-08T03:30:00", "2026-03-08T07:30:00"],
  ["America/New_York", "the beginning of an hour that comes twice", "2026-11-01T01:00:00", "2026-11-01T05:00:00"],
  ["America/New_York", "a time that comes twice", "2026-11-01T01:30:00", "2026-11-01T05:30:00", "2026-11-01T06:30:00"],
  ["America/New_York", "the end of an hour that comes twice", "2026-11-01T02:00:00", "2026-11-01T07:00:00"],
  ["America/New_York", "the time after it", "2026-11-01T02:30:00", "2026-11-01T07:30:00"],
  ["Australia/Lord_Howe", "one of a half hour that is leapt over", "2026-10-04T02:15:00", "2026-10-03T15:30:00"],
  [
    "Australia/Lord_Howe",
    "one of a half hour that comes twice",
    "2026-04-05T01:45:00",
    "2026-04-04T14:45:00",
    "2026-04-04T15:15:00",
  ],
  [
    "America/Havana",
    "midnight, which comes twice",
    "2026-11-01T00:15:00",
    "2026-11-01T04:15:00",
    "2026-11-01T05:15:00",
  ],
  ["America/Havana", "midnight, which is leapt over", "2026-03-08T00:15:00", "2026-03-08T05:00:00"],
  ["Pacific/Apia", "a day that is leapt over", "2011-12-30T12:00:00", "2011-12-30T10:00:00"],
])("in %s, %s, %s, is reached at %s UTC", (zone, _, time, first, last = first) => {
  const reached = zoneClock(zone).reaches(utc(time));
  expect([told(reached.first), told(reached.last)]).toEqual([first, last]);
});

test("a zone that is none has no clocks", () => {
  expect(() => zoneClock("Mars/Olympus")).toThrow(RangeError);
});

test("at a time that is none the clocks show nothing", () => {
  expect(() => zoneClock("UTC").shows(Number.NaN)).toThrow(RangeError);
});
