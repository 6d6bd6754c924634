import { expect, test } from "@jest/globals";
import type { EnvironmentAnswer, ProtectionRuleAnswer } from "../../src/github/facts-answer.ts";
import { page } from "./answers.ts";
import { readFacts } from "./asked.ts";
import { refused } from "./queries.ts";

const rule = (type: string, told: Partial<ProtectionRuleAnswer> = {}): ProtectionRuleAnswer => ({
  type,
  timeout: 0,
  reviewers: page([]),
  ...told,
});

const staging = (...rules: readonly (ProtectionRuleAnswer | null)[]): EnvironmentAnswer => ({
  name: "staging",
  protectionRules: page(rules),
});

async function protectionOf(env0: EnvironmentAnswer | null, errors: ReturnType<typeof refused>[] = []) {
  const environments = { nodes: [{ name: "production" }] };
  const { facts } = await readFacts({ repository: { environments, env0 }, errors });
  return facts.repository.environments.find(({ name }) => name === "staging")?.protection;
}

test("an environment without rules has no protection", async () => {
  expect(await protectionOf(staging())).toBeNull();
});

test("reviewers, timer and branch policy are one protection", async () => {
  const reviewers = page([
    { __typename: "User", login: "mia" },
    { __typename: "Team", combinedSlug: "acme/sre" },
  ]);
  const rules = [rule("REQUIRED_REVIEWERS", { reviewers }), rule("WAIT_TIMER", { timeout: 30 }), rule("BRANCH_POLICY")];
  expect(await protectionOf(staging(...rules))).toEqual({
    reviewers: ["mia", "acme/sre"],
    timer: 1_800_000,
    refs: { unread: "the branch policy was not read yet" },
  });
});

test("without a branch policy everything may be deployed", async () => {
  expect(await protectionOf(staging(rule("WAIT_TIMER", { timeout: 1 })))).toMatchObject({ refs: null });
});

const reviewed = (...nodes: readonly object[]) =>
  staging(rule("REQUIRED_REVIEWERS", { reviewers: page(nodes as never[]) }));

test.each([
  ["whose reviewers are hidden", reviewed(null as never), "GitHub did not show its reviewers"],
  ["with a rule that has no reviewers", reviewed(), "GitHub did not show its reviewers"],
  ["with a reviewer without a name", reviewed({ __typename: "App" }), "GitHub did not show its reviewers"],
  ["with a rule that is hidden", staging(null), "GitHub did not show its protection rules"],
  ["with a rule of another kind", staging(rule("MOON_PHASE")), "Slipway does not know its protection rule MOON_PHASE"],
  ["whose rules are hidden", { name: "staging", protectionRules: null }, "GitHub did not show its protection rules"],
  [
    "with more rules than there can be",
    { name: "staging", protectionRules: page([rule("WAIT_TIMER")], "more") },
    "GitHub did not show its protection rules",
  ],
])("the protection of an environment %s is unread", async (_which, found, unread) => {
  expect(await protectionOf(found)).toEqual({ unread });
});

test("an environment that GitHub hides may be there, and protected", async () => {
  const unread = { unread: "Resource not accessible by integration" };
  expect(await protectionOf(null, [refused("env0")])).toEqual(unread);
});

test("a team that GitHub does not show the App leaves the protection unread", async () => {
  const path = ["env0", "protectionRules", "nodes", 0, "reviewers", "nodes", 1];
  const unread = { unread: "Resource not accessible by integration" };
  expect(await protectionOf(reviewed({ __typename: "User", login: "mia" }), [refused(...path)])).toEqual(unread);
});

test("the protection of an environment that nobody asked for is not known", async () => {
  const { facts } = await readFacts({ repository: { environments: { nodes: [{ name: "production" }] } } });
  expect(facts.repository.environments).toEqual([
    { name: "production", protection: { unread: "its protection was not asked for" } },
  ]);
});
