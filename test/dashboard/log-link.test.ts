import { expect, test } from "@jest/globals";
import { isLogKey, logLink, logUrlOf } from "../../src/dashboard/log-link.ts";

const base = { key: Buffer.alloc(32, 7), url: "https://slipway.test/base" };
const expires = new Date("2026-01-19T12:00:00Z");
const link = logLink(base, "11/4301", expires);
const given = new URL(link).searchParams.get("key") ?? "";
const before = new Date("2026-01-19T11:59:59Z");

test("a link leads to the log of one run, and is the same each time it is made", () => {
  expect(link).toMatch(/^https:\/\/slipway\.test\/base\/runs\/11\/4301\/log\?key=1768824000\.[\w-]{43}$/);
  expect(logLink(base, "11/4301", expires)).toBe(link);
});

test("the link of a run is good for two weeks after the run was created", () => {
  const url = logUrlOf(base, { id: "11/4301", createdAt: "2026-01-05T12:00:00Z" });
  expect(url).toBe(link);
});

test("a link is good until it expires", () => {
  expect(isLogKey(base.key, { run: "11/4301", given }, before)).toBe(true);
  expect(isLogKey(base.key, { run: "11/4301", given }, expires)).toBe(false);
});

const [, mac = ""] = given.split(".");

test.each([
  ["nothing", ""],
  ["only the time", "1768824000"],
  ["a later time", `1868824000.${mac}`],
  ["the same time, written otherwise", `01768824000.${mac}`],
  ["a time that is none", `NaN.${mac}`],
  ["a mac that is shorter", `1768824000.${mac.slice(0, -1)}`],
  ["no mac", "1768824000."],
  ["letters of many bytes", `1768824000.${"é".repeat(43)}`],
  ["more behind it", `${given}\n`],
])("with %s nobody gets in", (_what, wrong) => {
  expect(isLogKey(base.key, { run: "11/4301", given: wrong }, before)).toBe(false);
});

test("a link is good for no other run, and with no other key", () => {
  expect(isLogKey(base.key, { run: "11/4302", given }, before)).toBe(false);
  expect(isLogKey(Buffer.alloc(32, 8), { run: "11/4301", given }, before)).toBe(false);
});
