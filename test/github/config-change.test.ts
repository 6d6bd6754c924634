import { expect, test } from "@jest/globals";
import { head } from "./answers.ts";
import { edge, repository } from "./edge.ts";
import { answerWith, expectValid, refused } from "./queries.ts";

const url = "https://github.test/acme/site";
const blob = (oid: string, told: object = {}) => ({
  __typename: "Blob",
  oid,
  isBinary: false,
  isTruncated: false,
  text: "environments: {}\n",
  ...told,
});

async function read(found: { current: object | null; config: object | null }, errors: readonly object[] = []) {
  const { github, scope } = await edge();
  const answer = { data: { repository: { url, ...found } }, ...(errors.length > 0 ? { errors } : {}) };
  const queries = answerWith(scope, [answer]);
  const change = await github.readConfigChange(repository, head);
  expectValid(queries);
  scope.done();
  return { change, queries };
}

test("what a head changes is shown as the head has it", async () => {
  const { change, queries } = await read({ current: { oid: "a" }, config: blob("b") });
  expect(queries[0]?.variables).toMatchObject({
    current: "HEAD:.github/slipway.yml",
    proposed: `${head}:.github/slipway.yml`,
  });
  expect(change).toEqual({
    kind: "file",
    path: ".github/slipway.yml",
    url: `${url}/blob/${head}/.github/slipway.yml`,
    text: "environments: {}\n",
    base: null,
  });
});

test.each([
  ["adds is a change", { current: null, config: blob("b") }, "file"],
  ["leaves as it is is none", { current: { oid: "a" }, config: blob("a") }, null],
  ["removes is none to check", { current: { oid: "a" }, config: null }, null],
  ["never had is none", { current: null, config: null }, null],
  [
    "turns into a folder cannot be read",
    { current: { oid: "a" }, config: { __typename: "Tree", oid: "t" } },
    "unreadable",
  ],
  [
    "fills with bytes cannot be read",
    { current: null, config: blob("b", { isBinary: true, text: null }) },
    "unreadable",
  ],
])("a file that the head %s", async (_what, found, kind) => {
  const { change } = await read(found);
  expect(change?.kind ?? null).toBe(kind);
});

test("a file that GitHub hides cannot be read", async () => {
  const { change } = await read({ current: { oid: "a" }, config: null }, [refused("config")]);
  expect(change).toMatchObject({ kind: "unreadable" });
});

test("what is no sha is no expression either", async () => {
  const { github } = await edge(0);
  await expect(github.readConfigChange(repository, "HEAD")).rejects.toMatchObject({ fault: "rejected" });
});
