import { expect, test } from "@jest/globals";
import { foreignCardId } from "../../src/domain/foreign.ts";
import { isOpen, requestId, type Stage } from "../../src/domain/request.ts";
import { aRequest } from "../builders/request.ts";

test("the same command for the same environment is the same request, however it spells the environment", () => {
  expect(requestId(501, 0, "Production")).toBe("501.0.production");
  expect(requestId(501, 0, "PRODUCTION")).toBe(requestId(501, 0, "production"));
});

test.each([
  ["another comment", requestId(502, 0, "staging")],
  ["another line", requestId(501, 1, "staging")],
  ["another environment", requestId(501, 0, "qa")],
  ["a comment and a line that together look alike", requestId(50, 10, "staging")],
  ["an environment with a dot", requestId(501, 0, "0.staging")],
])("%s is another request", (_, id) => {
  expect(id).not.toBe(requestId(501, 0, "staging"));
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
