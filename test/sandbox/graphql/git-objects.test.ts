// Files, commits and refs.
import { expect, test } from "@jest/globals";
import { mergePullRequest, openPullRequest } from "../../../src/sandbox/state/pulls.ts";
import { addTag, pushCommit } from "../../../src/sandbox/state/push.ts";
import { forkRepository } from "../../../src/sandbox/state/repositories.ts";
import { ada, createWorld, inRepository, person, type World, without } from "./world.ts";

const blob = (expression: string): string =>
  inRepository(`object(expression: "${expression}") { ... on Blob { text byteSize isBinary isTruncated } }`);

async function object(world: World, query: string): Promise<unknown> {
  const answer = await world.ask(query);
  expect(answer.errors).toBeUndefined();
  return (answer.data as { repository: { object: unknown } }).repository.object;
}

test("a file is read on the default branch, on any ref, and at a sha", async () => {
  const world = createWorld();
  const old = world.repository.branches.get("main") ?? "";
  pushCommit(world.state, world.repository, { branch: "main", files: { "README.md": "# New\n" }, by: ada });
  addTag(world.repository, { name: "v1", sha: old });
  const read = async (expression: string) => ((await object(world, blob(expression))) as { text: string } | null)?.text;
  expect(await read("HEAD:README.md")).toBe("# New\n");
  expect(await read("main:README.md")).toBe("# New\n");
  expect(await read("refs/heads/main:README.md")).toBe("# New\n");
  expect(await read("v1:README.md")).toBe("# Site\n");
  expect(await read(`${old}:README.md`)).toBe("# Site\n");
  expect(await read(`${old.slice(0, 8)}:README.md`)).toBe("# Site\n");
  expect(await read("feature:index.html")).toBe("<p>Hello\n");
});

test.each(["HEAD:missing.yml", "nowhere:README.md", "HEAD:README.md/below", `${"0".repeat(40)}:README.md`])(
  "what is not there is null without an error: %s",
  async (expression) => {
    expect(await object(createWorld(), blob(expression))).toBeNull();
  },
);

test("a long file is cut, and says so", async () => {
  const world = createWorld();
  const files = { "long.txt": "x".repeat(600 * 1024), "short.txt": "é" };
  pushCommit(world.state, world.repository, { branch: "main", files, by: ada });
  const long = (await object(world, blob("HEAD:long.txt"))) as { text: string };
  expect(long).toMatchObject({ byteSize: 614_400, isTruncated: true, isBinary: false });
  expect(long.text).toHaveLength(524_288);
  const short = { text: "é", byteSize: 2, isBinary: false, isTruncated: false };
  expect(await object(world, blob("HEAD:short.txt"))).toEqual(short);
});

test("a binary file has no text", async () => {
  const world = createWorld();
  pushCommit(world.state, world.repository, { branch: "main", files: { "logo.png": "PNG\0\0" }, by: ada });
  const binary = { text: null, byteSize: 5, isBinary: true, isTruncated: false };
  expect(await object(world, blob("HEAD:logo.png"))).toEqual(binary);
});

test("a folder is a tree", async () => {
  const world = createWorld();
  const files = { ".github/slipway.yml": "a: 1\n", ".github/workflows/deploy.yml": "b: 1\n" };
  pushCommit(world.state, world.repository, { branch: "main", files, by: ada });
  const selection = "... on Tree { entries { name type object { ... on Blob { text } } } }";
  expect(await object(world, inRepository(`object(expression: "HEAD:.github") { ${selection} }`))).toEqual({
    entries: [
      { name: "slipway.yml", type: "blob", object: { text: "a: 1\n" } },
      { name: "workflows", type: "tree", object: {} },
    ],
  });
});

test("an oid finds the commit, and the blob", async () => {
  const world = createWorld();
  const oid = world.pull.headSha;
  const commit = (await object(world, inRepository(`object(oid: "${oid}") { __typename oid }`))) as { oid: string };
  expect(commit).toEqual({ __typename: "Commit", oid });
  const { oid: blobOid } = (await object(world, inRepository('object(expression: "HEAD:README.md") { oid }'))) as {
    oid: string;
  };
  const selection = "... on Blob { text }";
  expect(await object(world, inRepository(`object(oid: "${blobOid}") { ${selection} }`))).toEqual({ text: "# Site\n" });
});

test("a commit tells its parents, its author, its words and its address", async () => {
  const world = createWorld();
  const message = "Fix it\n\nBecause it was broken.";
  const committedDate = "2020-01-01T00:00:00Z";
  const commit = pushCommit(world.state, world.repository, { branch: "feature", message, committedDate, by: ada });
  const selection = `... on Commit {
    url messageHeadline messageBody committedDate signature { isValid } author { user { login } } parents(first: 2) { nodes { oid } }
  }`;
  expect(await object(world, inRepository(`object(expression: "feature") { ${selection} }`))).toEqual({
    url: `https://github.com/acme/site/commit/${commit.oid}`,
    messageHeadline: "Fix it",
    messageBody: "Because it was broken.",
    committedDate,
    signature: null,
    author: { user: { login: "ada" } },
    parents: { nodes: [{ oid: commit.parents[0] }] },
  });
});

test("only a signature that GitHub knows is shown as valid", async () => {
  const world = createWorld();
  pushCommit(world.state, world.repository, { branch: "main", verified: true, by: ada });
  const query = inRepository('object(expression: "main") { ... on Commit { signature { isValid state } } }');
  expect(await object(world, query)).toEqual({ signature: { isValid: true, state: "VALID" } });
});

const associated = (expression: string): string =>
  inRepository(
    `object(expression: "${expression}") { ... on Commit { associatedPullRequests(first: 5) { nodes { number merged } } } }`,
  );

test("a commit knows the pull request that brings it, before and after the merge", async () => {
  const world = createWorld();
  const { headSha } = world.pull;
  const of = (merged: boolean) => ({ associatedPullRequests: { nodes: [{ number: 1, merged }] } });
  expect(await object(world, associated(headSha))).toEqual(of(false));
  mergePullRequest(world.state, world.repository, { pull: world.pull, by: ada });
  expect(await object(world, associated(headSha))).toEqual(of(true));
  expect(await object(world, associated("main"))).toEqual(of(true));
});

test("a commit that only a fork has is linked with no pull request here", async () => {
  const world = createWorld();
  const { state, repository } = world;
  const fork = forkRepository(state, { of: repository, owner: "eve" });
  const by = person("eve");
  const { oid } = pushCommit(state, fork, { branch: "patch", files: { a: "1" }, by });
  openPullRequest(state, repository, { head: "patch", from: fork, by });
  expect(await object(world, associated(oid))).toEqual({ associatedPullRequests: { nodes: [] } });
});

test("an annotated tag is an object of its own, which points at the commit", async () => {
  const world = createWorld();
  const { headSha: sha } = world.pull;
  addTag(world.repository, { name: "v1", sha });
  addTag(world.repository, { name: "v2", sha, annotated: true });
  const target = "target { __typename ... on Tag { name target { __typename oid } } }";
  const asked = ["v1", "v2"].map((name) => `${name}: ref(qualifiedName: "refs/tags/${name}") { ${target} }`);
  expect(await world.ask(inRepository(asked.join(" ")))).toEqual({
    data: {
      repository: {
        v1: { target: { __typename: "Commit" } },
        v2: { target: { __typename: "Tag", name: "v2", target: { __typename: "Commit", oid: sha } } },
      },
    },
  });
});

test("a ref is found by its full and its short name, a missing one is null", async () => {
  const world = createWorld();
  addTag(world.repository, { name: "v1", sha: world.pull.headSha });
  const names = ["refs/heads/main", "heads/main", "main", "v1", "gone"];
  const asked = names.map((name, index) => `r${index}: ref(qualifiedName: "${name}") { prefix name }`);
  const answer = await world.ask(inRepository(asked.join(" ")));
  const main = { prefix: "refs/heads/", name: "main" };
  const v1 = { prefix: "refs/tags/", name: "v1" };
  expect(answer).toEqual({ data: { repository: { r0: main, r1: main, r2: main, r3: v1, r4: null } } });
});

test("a comparison is seen from the other ref: ahead is what this one lacks", async () => {
  const world = createWorld();
  pushCommit(world.state, world.repository, { branch: "main", files: { a: "1" }, by: ada });
  pushCommit(world.state, world.repository, { branch: "main", files: { b: "1" }, by: ada });
  const compare = 'compare(headRef: "main") { status aheadBy behindBy commits(first: 5) { totalCount } }';
  const answer = await world.ask(inRepository(`ref(qualifiedName: "feature") { ${compare} }`));
  const expected = { status: "DIVERGED", aheadBy: 2, behindBy: 1, commits: { totalCount: 2 } };
  expect(answer).toEqual({ data: { repository: { ref: { compare: expected } } } });
});

test.each(["gone", "0".repeat(40), "refs/pull/1/head"])(
  "a comparison with %s is null, beside an error",
  async (name) => {
    const query = inRepository(`ref(qualifiedName: "main") { name compare(headRef: "${name}") { aheadBy } }`);
    const answer = await createWorld().ask(query);
    expect(answer.data).toEqual({ repository: { ref: { name: "main", compare: null } } });
    expect(answer.errors).toMatchObject([{ type: "NOT_FOUND", path: ["repository", "ref", "compare"] }]);
  },
);

test("without contents: read there are no files and no refs", async () => {
  const world = createWorld();
  const query = inRepository('name defaultBranchRef { name } object(expression: "HEAD") { oid }');
  const answer = await world.ask(query, { viewer: world.installation(without("contents")) });
  expect(answer.data).toEqual({ repository: { name: "site", defaultBranchRef: null, object: null } });
  expect(answer.errors).toEqual([
    {
      type: "FORBIDDEN",
      path: ["repository", "defaultBranchRef"],
      extensions: { saml_failure: false },
      locations: [{ line: 1, column: 50 }],
      message: "Resource not accessible by integration",
    },
    expect.objectContaining({ type: "FORBIDDEN", path: ["repository", "object"] }),
  ]);
});
