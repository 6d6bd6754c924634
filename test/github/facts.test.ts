import { expect, test } from "@jest/globals";
import type { Facts } from "../../src/domain/snapshot.ts";
import { page } from "./answers.ts";
import { readFacts } from "./asked.ts";

const environments = { nodes: [{ name: "Staging" }, { name: "production" }] };
const found = (name: string) => ({ name, protectionRules: page([]) });
const names = ({ repository }: Facts): string[] => repository.environments.map(({ name }) => name);

test("an environment that was asked for by name is found beyond the first hundred", async () => {
  const repository = { environments, env0: found("Staging"), env1: found("qa"), env2: null };
  const asked = { environments: ["staging", "QA", "nowhere"] };
  const { facts, queries } = await readFacts({ repository, asked });
  expect(names(facts)).toEqual(["Staging", "production", "qa"]);
  expect(queries[0]?.variables).toMatchObject({ env0: "staging", env1: "QA", env2: "nowhere" });
});

test("at most twelve environments are asked for by name", async () => {
  const asked = { environments: Array.from({ length: 20 }, (_, index) => `e${index}`) };
  const { queries } = await readFacts({ asked });
  expect(Object.keys(queries[0]?.variables ?? {}).filter((name) => /^env\d/.test(name))).toHaveLength(12);
});

test("an environment that is not there is no reason to refuse", async () => {
  const message = "Could not resolve to an Environment with the name 'staging'.";
  const errors = [{ type: "NOT_FOUND", path: ["repository", "env0"], message }];
  const { facts } = await readFacts({ repository: { environments, env0: null }, errors });
  expect(names(facts)).toEqual(["Staging", "production"]);
});

const deployment = {
  id: "DE_6",
  databaseId: 6,
  commitOid: "abc",
  task: "deploy",
  environment: "staging",
  state: "ACTIVE",
  createdAt: "2026-01-05T09:00:00Z",
  ref: { name: "topic" },
  creator: { __typename: "Bot" },
};

test.each([
  ["JSON of an object", '{"slipway":{"request":"9.0.staging"}}', "9.0.staging"],
  ["JSON of a text of JSON", '"{\\"slipway\\":{\\"request\\":\\"9.0.staging\\"}}"', "9.0.staging"],
  ["of another tool", '{"region":"eu-1"}', null],
  ["that is no JSON", "deploy me", null],
  ["whose request is no text", '{"slipway":{"request":7}}', null],
  ["of nothing", "null", null],
  ["that is missing", null, null],
])("a deployment with a payload %s names its request", async (_kind, payload, request) => {
  const { facts } = await readFacts({ repository: { deployments: { nodes: [{ ...deployment, payload }] } } });
  expect(facts.deployments).toMatchObject([{ id: 6, ref: "topic", active: true, request }]);
});

test("a payload of ours in a deployment of a person names no request", async () => {
  const written = { ...deployment, creator: { __typename: "User" }, payload: '{"slipway":{"request":"9.0.staging"}}' };
  const { facts } = await readFacts({ repository: { deployments: { nodes: [written] } } });
  expect(facts.deployments).toMatchObject([{ id: 6, request: null }]);
});

test.each([
  [
    "a pull request that is not there is for the operator",
    { type: "NOT_FOUND", path: ["repository", "pullRequest"], message: "Could not resolve to a PullRequest" },
    { fault: "setup", message: "Could not resolve to a PullRequest" },
  ],
  [
    "a pull request that GitHub failed to show is asked for again",
    { path: ["repository", "pullRequest"], message: "Something went wrong while executing your query." },
    { fault: "transient" },
  ],
])("%s, whatever else is missing", async (_sentence, error, expected) => {
  const other = { type: "NOT_FOUND", path: ["repository", "env0"], message: "Could not resolve to an Environment" };
  const told = { repository: { env0: null, pullRequest: null }, errors: [other, error] };
  await expect(readFacts(told)).rejects.toMatchObject(expected);
});

test("a default branch that was renamed since leaves open how far the head is behind", async () => {
  const repository = { defaultBranchRef: { name: "trunk", target: { oid: "abc" } } };
  const { facts } = await readFacts({ repository });
  expect(facts.head.behindBy).toEqual({ unread: "the default branch was renamed" });
});
