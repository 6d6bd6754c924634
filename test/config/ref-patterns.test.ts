import { expect, test } from "@jest/globals";
import { matchesRef, type Ref } from "../../src/config/ref-patterns.ts";

const branch = (name: string): Ref => ({ kind: "branch", name });
const tag = (name: string): Ref => ({ kind: "tag", name });

test.each([
  ["main", "main"],
  ["*", "main"],
  ["release/*", "release/1.2"],
  ["*-stable", "-stable"],
  ["re*se/1.?", "release/1.2"],
  ["release/**", "release/1/2"],
  ["**", "a/b/c"],
  ["**/hotfix", "hotfix"],
  ["**/hotfix", "team/a/hotfix"],
  ["team/**/fix", "team/fix"],
  ["team/**/fix", "team/a/b/fix"],
  ["a**z", "a/b/z"],
  ["?", "🚀"],
  ["pull.request", "pull.request"],
])("%s takes the branch %s", (pattern, name) => {
  expect(matchesRef(pattern, branch(name))).toBe(true);
});

test.each([
  ["main", "Main"],
  ["main", "main2"],
  ["main", "my/main"],
  ["main", ""],
  ["", "main"],
  ["*", "a/b"],
  ["release/*", "release/1/2"],
  ["release/*", "release"],
  ["?", "/"],
  ["?", ""],
  ["**/hotfix", "nohotfix"],
  ["team/**/fix", "team/afix"],
  ["a**b", "b"],
  ["a.c", "abc"],
  ["[ab]", "a"],
  ["pull_request", "pull_request"],
  ["tag:main", "main"],
])("%j does not take the branch %j", (pattern, name) => {
  expect(matchesRef(pattern, branch(name))).toBe(false);
});

test("tags are taken by patterns of tags, and by those that do not say what they name", () => {
  expect(matchesRef("tag:v*", tag("v1.2"))).toBe(true);
  expect(matchesRef("v*", tag("v1.2"))).toBe(true);
  expect(matchesRef("tag:v*", tag("1.2"))).toBe(false);
  expect(matchesRef("tag:tag:x", tag("x"))).toBe(false);
});

test("a pattern that begins again and again takes no longer than others", () => {
  const started = performance.now();
  expect(matchesRef("*a".repeat(127), branch("a".repeat(254)))).toBe(true);
  expect(matchesRef("**a".repeat(85), branch("a".repeat(254).concat("b")))).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});

test("a pattern of branches only takes no tag, whatever it is called", () => {
  expect(matchesRef("refs/heads/v*", branch("v1"))).toBe(true);
  expect(matchesRef("refs/heads/v*", tag("v1"))).toBe(false);
  expect(matchesRef("refs/heads/pull_request", branch("pull_request"))).toBe(true);
  expect(matchesRef("refs/heads/v*", branch("refs/heads/v1"))).toBe(false);
});
