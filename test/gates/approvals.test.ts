import { expect, test } from "@jest/globals";
import type { Approval } from "../../src/domain/approval.ts";
import { approvals } from "../../src/gates/approvals.ts";
import type { RequestTold } from "../builders/request.ts";
import { headSha, mergeSha, otherSha } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";
import { answer, says } from "./answers.ts";

const by = (login: string, told: Partial<Approval> = {}): Approval => ({
  by: login,
  sha: headSha,
  at: today("12:00:01"),
  url: "https://github.test/acme/site/pull/7#issuecomment-502",
  ...told,
});

const asking = (needs: number, given: readonly Approval[], told: RequestTold = {}) => ({
  request: { approvals: given, ...told, environment: { approvals: needs } },
});

const waits = ["wait approvals_missing"];

test.each<[string, number, readonly Approval[], readonly string[]]>([
  ["nobody is asked", 0, [], []],
  ["one is asked, and nobody has", 1, [], waits],
  ["one is asked, and has", 1, [by("bea")], []],
  ["two are asked, and one has", 2, [by("bea")], waits],
  ["two are asked, and have", 2, [by("bea"), by("alan")], []],
  ["two are asked, and one has twice", 2, [by("bea"), by("BEA")], waits],
  ["it was the person who asked", 1, [by("Ada")], waits],
  ["it was of another commit", 1, [by("bea", { sha: otherSha })], waits],
  ["it was before the request", 1, [by("bea", { at: today("11:59:59") })], waits],
])("an environment asks for approvals: %s", (_, needs, given, expected) => {
  expect(says(approvals, asking(needs, given))).toEqual(expected);
});

test("the author of the pull request approves nothing of their own", () => {
  const told = asking(1, [by("Mia")]);
  expect(says(approvals, { ...told, pullRequest: { author: "mia" } })).toEqual(waits);
  expect(says(approvals, { ...told, pullRequest: { author: "ada" } })).toEqual([]);
});

const gated = { sha: otherSha, pushedAt: today("11:50:00") };

test("what was approved below our own merge is approved; below anybody else's it is not", () => {
  const below = [by("bea", { sha: otherSha })];
  const merged = asking(1, below, { gated, head: { sha: mergeSha, pushedAt: today("11:58:00") } });
  expect(says(approvals, { ...merged, head: { sha: mergeSha } })).toEqual([]);
  expect(says(approvals, { ...merged, head: { sha: headSha } })).toEqual(waits);
});

test("it says how many are asked, who has approved, and of whom approvals are taken", () => {
  const environment = { approvals: 2, approvers: ["bea", "acme/sre"] };
  expect(answer(approvals, { request: { environment, approvals: [by("bea")] } })).toMatchObject([
    { facts: { needs: 2, approvedBy: ["bea"], by: ["bea", "acme/sre"] } },
  ]);
});

test("what has no pull request is the refs gate's to judge, unless it is deployed once more", () => {
  const environment = { approvals: 1 };
  expect(says(approvals, { pullRequest: null, request: { environment } })).toEqual([]);
  expect(says(approvals, { pullRequest: null, request: { environment, purpose: "rollback" } })).toEqual(waits);
});
