import { expect, test } from "@jest/globals";
import { foreignCardId } from "../../src/domain/foreign.ts";
import { isLater, isOpen, requestId, type Stage } from "../../src/domain/request.ts";
import { aComment, aRequest } from "../builders/request.ts";
import { today } from "../builders/time.ts";

const comment = (id: number): { kind: "comment"; id: number } => ({ kind: "comment", id });

test("the same command for the same environment is the same request, however it spells the environment", () => {
  expect(requestId(comment(501), 0, "Production")).toBe("501.0.production");
  expect(requestId(comment(501), 0, "PRODUCTION")).toBe(requestId(comment(501), 0, "production"));
});

test.each([
  ["another comment", requestId(comment(502), 0, "staging")],
  ["a review that has the comment's number", requestId({ kind: "review", id: 501 }, 0, "staging")],
  ["another line", requestId(comment(501), 1, "staging")],
  ["another environment", requestId(comment(501), 0, "qa")],
  ["a comment and a line that together look alike", requestId(comment(50), 10, "staging")],
  ["an environment with a dot", requestId(comment(501), 0, "0.staging")],
])("%s is another request", (_, id) => {
  expect(id).not.toBe(requestId(comment(501), 0, "staging"));
});

test("deployments of other tools share a card per pull request and environment", () => {
  expect(foreignCardId(11, 7, "Staging")).toBe(foreignCardId(11, 7, "staging"));
  expect(foreignCardId(11, 7, "staging")).not.toBe(foreignCardId(11, 8, "staging"));
  expect(foreignCardId(11, 71, "staging")).not.toBe(foreignCardId(1, 171, "staging"));
});

test.each<[Stage, boolean]>([
  ["deciding", true],
  ["waiting", true],
  ["creating", true],
  ["following", false],
  ["ended", false],
])("a request that is %s is open: %s", (stage, open) => {
  expect(isOpen(aRequest({ stage }))).toBe(open);
});

test("of two comments the later one is the one that GitHub dates later, and within a second the one with the higher number", () => {
  const noon = aComment();
  expect(isLater(aComment({ id: 400, createdAt: today("12:00:01") }), noon)).toBe(true);
  expect(isLater(aComment({ id: 502 }), noon)).toBe(true);
  expect(isLater(noon, aComment({ id: 502 }))).toBe(false);
  expect(isLater(noon, noon)).toBe(false);
});
