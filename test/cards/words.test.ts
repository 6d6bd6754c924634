import { expect, test } from "@jest/globals";
import { md } from "../../src/cards/md.ts";
import { count, fitting, list, names, took, utc, zoned } from "../../src/cards/words.ts";
import { today } from "../builders/time.ts";
import { read } from "./read.ts";

test.each([
  ["2026-03-02T14:05:59Z", "14:05 UTC on 2 Mar"],
  ["2026-03-02T23:30:00-05:00", "04:30 UTC on 3 Mar"],
  ["2026-01-01T00:00:00.000Z", "00:00 UTC on 1 Jan"],
])("%s is %s", (time, says) => {
  expect(utc(time)).toBe(says);
});

test.each([
  ["2026-03-01T23:00:00Z", "Asia/Tokyo", "08:00 on Mon 2 Mar (Asia/Tokyo), 23:00 UTC on 1 Mar"],
  ["2026-03-02T05:00:00Z", "America/New_York", "00:00 on Mon 2 Mar (America/New\\_York), 05:00 UTC on 2 Mar"],
  ["2026-03-29T01:00:00Z", "Europe/Berlin", "03:00 on Sun 29 Mar (Europe/Berlin), 01:00 UTC on 29 Mar"],
  ["2026-03-02T09:30:00Z", "UTC", "09:30 UTC on Mon 2 Mar"],
])("%s, in %s, is %s", (time, zone, says) => {
  expect(read(zoned(time, zone))).toBe(says);
});

test.each([
  ["12:00:00", "0 s"],
  ["12:00:00.600", "1 s"],
  ["12:00:59", "59 s"],
  ["12:01:00", "1 min 0 s"],
  ["12:03:05", "3 min 5 s"],
  ["12:59:59", "59 min 59 s"],
  ["14:03:59", "2 h 3 min"],
  ["11:59:00", "0 s"],
])("from noon until %s it took %s", (until, says) => {
  expect(took(today("12:00:00"), today(until))).toBe(says);
});

test.each([
  [0, "0 minutes"],
  [1, "1 minute"],
  [60, "60 minutes"],
])("%d is %s", (many, says) => {
  expect(count(many, "minute")).toBe(says);
});

const many = (length: number, text: string): string[] => Array.from({ length }, (_, index) => `${text}${index}`);

test.each([
  [0, ""],
  [1, "`n0`"],
  [3, "`n0`, `n1`, `n2`"],
  [
    20,
    many(20, "n")
      .map((name) => `\`${name}\``)
      .join(", "),
  ],
  [
    21,
    `${many(20, "n")
      .map((name) => `\`${name}\``)
      .join(", ")} and 1 more`,
  ],
])("of %d names, twenty are told at most", (length, says) => {
  expect(names(many(length, "n")).text).toBe(says);
});

test("of long names, fewer are told", () => {
  const { text } = list(many(20, "n".repeat(2_000)), (name) => md`${name}`);
  expect(text.length).toBeLessThan(8_100);
  expect(text.endsWith(" and 12 more")).toBe(true);
});

test("one is always told, and no more are looked at than may be", () => {
  let asked = 0;
  const long = (name: string) => {
    asked += 1;
    return md`${name}${name}`;
  };
  expect(fitting(many(5_000, "|".repeat(1_000)), { most: 20, length: 8_000 }, long)).toMatchObject({
    shown: [{}],
    more: 4_999,
  });
  expect(asked).toBe(2);
});
