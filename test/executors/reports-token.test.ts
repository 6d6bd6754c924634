import { expect, test } from "@jest/globals";
import { isReportToken, reportToken } from "../../src/executors/reports/report-token.ts";

const key = Buffer.alloc(32, 7);

test("the token of a run is always the same, and stays good when Slipway is updated", () => {
  expect(reportToken(key, "11/4301")).toBe(reportToken(Buffer.alloc(32, 7), "11/4301"));
  expect(reportToken(key, "11/4301")).toMatchInlineSnapshot(
    `"slipway_report_1_tt1O5siOAI3T6jSM2devRMUjdd7PV_RuD6KGT3XPqlI"`,
  );
});

test("a token is good for its own run", () => {
  expect(isReportToken(key, "11/4301", reportToken(key, "11/4301"))).toBe(true);
});

test.each([
  ["nothing", ""],
  ["another run's", reportToken(key, "11/4302")],
  ["another key's", reportToken(Buffer.alloc(32, 8), "11/4301")],
  ["half of it", reportToken(key, "11/4301").slice(0, -1)],
  ["more than it", `${reportToken(key, "11/4301")}=`],
  ["one in other letters", reportToken(key, "11/4301").toUpperCase()],
  ["a long one", "x".repeat(100_000)],
  ["one beyond ASCII", "é".repeat(30)],
])("%s is not the token", (_what, given) => {
  expect(isReportToken(key, "11/4301", given)).toBe(false);
});
