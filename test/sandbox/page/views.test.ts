// What strangers may write into names, and what the page makes of it.
import { expect, test } from "@jest/globals";
import { createComment } from "../../../src/sandbox/state/comments.ts";
import { changedLines } from "../../../src/sandbox/page/views/changed-lines.ts";
import { safeUrl } from "../../../src/sandbox/page/views/html.ts";
import { createWorld, person, pullPath } from "./world.ts";

const hostile = `x"><script>alert(1)</script><b a='&`;

test("a hostile name is text wherever it stands", async () => {
  const world = createWorld();
  const { sandbox, repository } = world;
  sandbox.pullRequest("acme/site", {
    head: hostile,
    title: hostile,
    body: hostile,
    by: "ada",
    files: { [hostile]: "1" },
  });
  sandbox.status("acme/site", { context: hostile, ref: hostile, state: "failure", description: hostile });
  sandbox.deployment(repository, { ref: hostile, environment: hostile, task: hostile, by: "ada" });
  const path = encodeURIComponent(hostile);
  for (const page of ["/pull/2", "", "/pulls", `/compare/main...${path}`, `/blob/${path}/${path}`]) {
    const shown = await world.read(`/acme/site${page}`);
    expect(shown).toContain("&lt;script&gt;alert(1)");
    expect(shown).not.toMatch(/<script>|<b /);
  }
});

test("a name that turns the reading direction turns nothing around it", async () => {
  const world = createWorld();
  world.sandbox.pullRequest("acme/site", { head: "\u202egnp", title: "a\u202eb", by: "ada" });
  const shown = await world.read("/acme/site/pull/2");
  const body = shown.slice(shown.indexOf("<main"));
  const free = body.replaceAll(/<bdi>[^<]*<\/bdi>|="[^"]*"/g, "");
  expect(free).not.toContain("\u202e");
});

test("a comment has a direction of its own", async () => {
  const world = createWorld();
  createComment(world.sandbox.state, world.repository, { number: 1, body: "\u202eabc", by: person("ada") });
  expect(await world.read(pullPath)).toContain('<div class="prose" dir="auto"><p>\u202eabc</p>');
});

test("a deployment links to web pages only", async () => {
  const world = createWorld();
  const { sandbox, repository } = world;
  const deployment = sandbox.deployment(repository, { ref: "greeting", environment: "staging", by: "ada" });
  const links = { environmentUrl: "javascript:alert(1)", logUrl: "http://log.example/1" };
  sandbox.deploymentStatus(deployment, { state: "success", by: "ada", ...links });
  const shown = await world.read(pullPath);
  expect(shown).not.toContain("javascript:");
  expect(shown).toContain('href="http://log.example/1" rel="noopener">View log</a>');
});

test.each([
  ["https://a.example/x", "https://a.example/x"],
  ["JavaScript:alert(1)", null],
  ["//a.example", null],
  ["", null],
])("%j may be followed: %j", (url, safe) => {
  expect(safeUrl(url)).toBe(safe);
});

test.each([
  ["a\nb\nc\n", "a\nB\nc\n", [" a", "-b", "+B", " c"]],
  [null, "a\n", ["+a"]],
  ["a\n", null, ["-a"]],
  ["1\n2\n3\n4\n5\n", "1\n2\n3\n4\n5\n6\n", [" 3", " 4", " 5", "+6"]],
  ["a\na\n", "a\n", [" a", "-a"]],
])("from %j to %j", (before, after, lines) => {
  expect(changedLines(before, after).map(({ sign, text }) => `${sign}${text}`)).toEqual(lines);
});
