import { expect, test } from "@jest/globals";
import { signed } from "../../src/gates/signed.ts";
import { headSha } from "../builders/snapshot.ts";
import { answer, says } from "./answers.ts";

const unread = { unread: "hidden" };

test.each([
  [false, false, []],
  [false, unread, []],
  [true, true, []],
  [true, false, ["block unsigned"]],
  [true, unread, ["block unread"]],
])("where a signature is asked: %s, a head whose signature is verified: %j gets %j", (asked, verified, obstacles) => {
  const request = { environment: { signed: asked } };
  expect(says(signed, { request, head: { signed: verified } })).toEqual(obstacles);
  expect(says(signed, { request, head: { signed: verified }, pullRequest: null })).toEqual(obstacles);
});

test("it names the commit, or what GitHub did not show", () => {
  const request = { environment: { signed: true } };
  expect(answer(signed, { request })).toMatchObject([{ facts: { sha: headSha } }]);
  expect(answer(signed, { request, head: { signed: unread } })).toMatchObject([
    { facts: { what: "the signature of the head", why: "hidden" } },
  ]);
});
