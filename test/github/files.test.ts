import { expect, test } from "@jest/globals";
import { type Edge, edge, repository, tokensPath } from "./edge.ts";

const file = { name: ".github", path: ".github/slipway.yml" };
const contents = "/repos/acme/.github/contents/.github%2Fslipway.yml";
const url = "https://github.com/acme/.github/blob/main/.github/slipway.yml";
const narrowed = { repositories: [".github"], permissions: { contents: "read" } };

/** As GitHub shows a file. */
const shown = (content: string | Buffer, told: object = {}) => ({
  type: "file",
  encoding: "base64",
  size: Buffer.byteLength(content),
  path: file.path,
  html_url: url,
  content: Buffer.from(content).toString("base64").replaceAll(/.{60}/g, "$&\n"),
  ...told,
});

const allow = ({ scope }: Edge, end = "2026-01-05T11:00:00Z") =>
  scope.post(tokensPath, narrowed).reply(201, { token: "ghs_file", expires_at: end });

async function read(status: number, body: object) {
  const world = await edge(0);
  allow(world);
  world.scope.get(contents).matchHeader("authorization", "token ghs_file").reply(status, body);
  const found = await world.github.readFile(repository, file);
  world.scope.done();
  return found;
}

test("a file is read with a token that reads the contents of that repository, and nothing else", async () => {
  const text = "environments:\n  staging: {} # für alle\n".repeat(3);
  expect(await read(200, shown(text))).toEqual({ kind: "file", path: file.path, url, text, base: null });
});

test("a token is used again until it ends", async () => {
  const world = await edge(0);
  allow(world);
  world.scope.get(contents).twice().reply(200, shown("a: 1\n"));
  await world.github.readFile(repository, file);
  await world.github.readFile(repository, file);
  world.turn(3_600_000);
  allow(world, "2026-01-05T12:00:00Z");
  world.scope.get(contents).reply(200, shown("a: 1\n"));
  await world.github.readFile(repository, file);
  world.scope.done();
});

test.each([404, 422])(
  "a repository that GitHub gives no token for (%i) has no file, for five minutes",
  async (status) => {
    const world = await edge(0);
    world.scope
      .post(tokensPath, narrowed)
      .reply(status, { message: "There is at least one repository that does not exist" });
    expect(await world.github.readFile(repository, file)).toEqual({ kind: "missing" });
    world.turn(299_999);
    expect(await world.github.readFile(repository, file)).toEqual({ kind: "missing" });
    world.turn(1);
    allow(world);
    world.scope.get(contents).reply(200, shown("a: 1\n"));
    expect(await world.github.readFile(repository, file)).toMatchObject({ kind: "file" });
    world.scope.done();
  },
);

test("a file that is not there is asked for again each time", async () => {
  const world = await edge(0);
  allow(world);
  world.scope.get(contents).reply(404, { message: "Not Found" });
  world.scope.get(contents).reply(200, shown("a: 1\n"));
  expect(await world.github.readFile(repository, file)).toEqual({ kind: "missing" });
  expect(await world.github.readFile(repository, file)).toMatchObject({ kind: "file" });
  world.scope.done();
});

test.each([
  ["a folder", [{ type: "file", name: "a" }], ".github/.github/slipway.yml is not a file"],
  ["a submodule", { type: "submodule", size: 0, path: file.path }, ".github/.github/slipway.yml is not a file"],
  ["a link to elsewhere", { type: "symlink", target: "/etc", size: 4 }, ".github/.github/slipway.yml is not a file"],
  ["longer than GitHub shows", shown("", { size: 2_000_000, encoding: "none" }), "larger than 64 KiB"],
  ["larger than 64 KiB", shown("x".repeat(64 * 1024 + 1)), ".github/.github/slipway.yml is larger than 64 KiB"],
  ["of bytes that are no text", shown(Buffer.from([0xff, 0xfe, 0x00])), ".github/.github/slipway.yml is not text"],
  ["with a zero in it", shown("a\0b"), ".github/.github/slipway.yml is not text"],
])("a file that is %s cannot be read", async (_what, body, why) => {
  expect(await read(200, body)).toEqual({ kind: "unreadable", why: expect.stringContaining(why) });
});

test("a file of exactly 64 KiB can be read", async () => {
  expect(await read(200, shown("x".repeat(64 * 1024)))).toMatchObject({ kind: "file" });
});

test("a file that GitHub refuses cannot be read, for GitHub's reason", async () => {
  const message = "Resource not accessible by integration";
  expect(await read(403, { message })).toEqual({ kind: "unreadable", why: message });
});

test.each([
  ["that is down", 503],
  ["whose limit is reached", 429],
])("a GitHub %s is asked again later", async (_which, status) => {
  await expect(read(status, { message: "later" })).rejects.toMatchObject({ fault: "transient" });
  const world = await edge(0);
  world.scope.post(tokensPath).reply(status, { message: "later" });
  await expect(world.github.readFile(repository, file)).rejects.toMatchObject({ fault: "transient" });
});

test.each([
  { name: "..", path: "a.yml" },
  { name: "", path: "a.yml" },
  { name: "site", path: "../secrets" },
  { name: "site", path: "a//b" },
  { name: "site", path: "" },
])("what leads elsewhere is missing, and GitHub is not asked: %j", async (place) => {
  const { github } = await edge(0);
  expect(await github.readFile(repository, place)).toEqual({ kind: "missing" });
});
