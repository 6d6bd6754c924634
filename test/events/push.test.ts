import { expect, test } from "@jest/globals";
import { onPush } from "../../src/events/push.ts";

type Payload = Parameters<typeof onPush>[0];

const file = ".github/slipway.yml";
const commit = (files: { added?: string[]; modified?: string[]; removed?: string[] }) => ({
  added: [],
  modified: [],
  removed: [],
  ...files,
});

const push = (told: object): Payload =>
  ({
    installation: { id: 3 },
    repository: { id: 11, name: "site", owner: { login: "acme" }, default_branch: "main", html_url: "https://x" },
    ref: "refs/heads/topic",
    after: "b".repeat(40),
    deleted: false,
    forced: false,
    commits: [commit({ modified: ["src/index.ts"] })],
    ...told,
  }) as unknown as Payload;

const checked = (told: object): boolean => (onPush(push(told)).jobs ?? []).length > 0;

test.each([
  ["adds", { commits: [commit({}), commit({ added: [file] })] }],
  ["changes", { commits: [commit({ modified: [file] })] }],
  ["removes", { commits: [commit({ removed: [file] })] }],
  ["may change, since commits went without being named,", { forced: true }],
  ["may change, since not all its commits are named,", { commits: Array.from({ length: 2048 }, () => commit({})) }],
])("a push that %s slipway.yml has it checked", (_, told) => {
  expect(onPush(push(told)).jobs).toMatchObject([{ job: { kind: "check_config", sha: "b".repeat(40) } }]);
});

test.each([
  ["that leaves slipway.yml alone", {}],
  ["to the default branch", { ref: "refs/heads/main", commits: [commit({ modified: [file] })] }],
  ["of a tag", { ref: "refs/tags/v1", commits: [commit({ modified: [file] })] }],
  ["that deletes a branch", { deleted: true, forced: true }],
  ["no installation stands behind", { installation: undefined, forced: true }],
])("a push %s costs nothing", (_, told) => {
  expect(checked(told)).toBe(false);
});
