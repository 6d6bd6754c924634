import { expect, test } from "@jest/globals";
import { refs } from "../../src/gates/refs.ts";
import { headSha } from "../builders/snapshot.ts";
import { answer, says } from "./answers.ts";

const taken: string[] = [];
const refused = ["block ref_not_taken"];

test.each<[string, string[] | null, string[]]>([
  ["topic", null, taken],
  ["topic", ["pull_request"], taken],
  ["topic", ["main", "pull_request"], taken],
  ["topic", ["main"], refused],
  ["topic", ["topic"], taken],
  ["release/1", ["release/*"], taken],
  ["release/1/2", ["release/*"], refused],
  ["topic", ["tag:topic"], refused],
  ["pull_request", ["main"], refused],
  ["topic", [], refused],
])("the branch %s of a pull request, where %j are taken, gets %j", (ref, taken, obstacles) => {
  expect(says(refs, { head: { ref }, request: { environment: { refs: taken } } })).toEqual(obstacles);
});

test.each<[string[] | null, string[]]>([
  [null, taken],
  [["pull_request"], taken],
  [["main"], refused],
  [["*"], refused],
])(
  "a fork's branch is not the repository's of that name: where %j are taken, main of a fork gets %j",
  (taken, obstacles) => {
    const told = { head: { ref: "main" }, pullRequest: { fork: true }, request: { environment: { refs: taken } } };
    expect(says(refs, told)).toEqual(obstacles);
  },
);

test.each<["branch" | "tag", string, string[] | null, string[]]>([
  ["branch", "main", null, taken],
  ["branch", "Main", null, refused],
  ["branch", "topic", null, refused],
  ["branch", "main", ["pull_request"], refused],
  ["branch", "topic", ["pull_request"], refused],
  ["branch", "pull_request", ["pull_request"], refused],
  ["branch", "release/1", ["pull_request", "release/*"], taken],
  ["branch", "main", ["release/*"], refused],
  ["branch", "v1", ["tag:v*"], refused],
  ["tag", "v1", null, refused],
  ["tag", "main", null, refused],
  ["tag", "v1", ["pull_request", "tag:v*"], taken],
  ["tag", "w1", ["tag:v*"], refused],
  ["tag", "v1", ["v*"], taken],
])("the %s %s without a pull request, where %j are taken, gets %j", (kind, ref, taken, obstacles) => {
  expect(says(refs, { pullRequest: null, head: { kind, ref }, request: { environment: { refs: taken } } })).toEqual(
    obstacles,
  );
});

test.each<[string[], string[] | null, string[]]>([
  [["main"], null, taken],
  [["topic", "main"], null, taken],
  [["topic"], null, refused],
  [["main"], ["release/*"], refused],
  [["release/1"], ["release/*"], taken],
  [["v1"], ["tag:v*"], refused],
])("a commit on %j, where %j are taken, gets %j", (on, taken, obstacles) => {
  const head = { kind: "sha", ref: headSha, on } as const;
  expect(says(refs, { pullRequest: null, head, request: { environment: { refs: taken } } })).toEqual(obstacles);
});

test("of a commit on no branch the fork gate speaks", () => {
  expect(says(refs, { pullRequest: null, head: { kind: "sha", on: [] } })).toEqual([]);
});

test("a commit that is an open pull request's head is taken where pull requests are", () => {
  const head = { kind: "sha", ref: headSha, on: [] } as const;
  expect(says(refs, { head })).toEqual([]);
  expect(says(refs, { head, request: { environment: { refs: ["main"] } } })).toEqual(refused);
});

test.each<[number | null, number, string[]]>([
  [null, 0, []],
  [0, 0, []],
  [1, 0, ["reviews"]],
  [null, 1, ["approvals"]],
  [2, 1, ["reviews", "approvals"]],
])("the default branch, where %j reviews and %j approvals are asked, lacks %j", (reviews, approvals, asked) => {
  const environment = { reviews, approvals };
  const head = { ref: "main" };
  expect(answer(refs, { pullRequest: null, head, request: { environment } })).toEqual(
    asked.map((asks) => ({ hold: "block", reason: "ref_unreviewed", facts: { ref: "main", asks } })),
  );
  expect(says(refs, { head, request: { environment } })).toEqual([]);
});

test("it says what is taken, also where nothing is configured", () => {
  const facts = (refs: string[] | null): object => ({ ref: "v1", environment: "staging", takes: refs });
  const told = { pullRequest: null, head: { kind: "tag", ref: "v1" } } as const;
  expect(answer(refs, told)).toMatchObject([{ facts: facts(["pull_request", "main"]) }]);
  const request = { environment: { refs: ["release/*"] } };
  expect(answer(refs, { ...told, request })).toMatchObject([{ facts: facts(["release/*"]) }]);
});
