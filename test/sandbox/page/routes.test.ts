// The pages as a browser without scripts asks for them, and as other sites try to.
import { expect, test } from "@jest/globals";
import { createWorld, pullPath, textOf } from "./world.ts";

test("the first page is the first pull request, or the list of repositories", async () => {
  const world = createWorld();
  expect((await world.pages.request("/")).headers.get("location")).toBe(pullPath);
  world.repository.pulls.clear();
  expect(textOf(await world.read("/"))).toContain("Repositories acme/site");
});

test("a comment is of the person whom the page plays", async () => {
  const world = createWorld();
  const chosen = await world.post("/-/person", { person: "rita" });
  expect(chosen.headers.get("set-cookie")).toBe("sandbox_person=rita; Path=/; HttpOnly; SameSite=Strict");
  const answer = await world.post(`${pullPath}/comments`, { body: "/deploy staging" }, "rita");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `${pullPath}#compose`]);
  await world.post(`${pullPath}/comments`, { body: "As nobody" }, "mallory");
  expect(world.repository.comments.map(({ author, body }) => [author, body])).toEqual([
    ["rita", "/deploy staging"],
    ["ada", "As nobody"],
  ]);
});

test("choosing a person leads back to the page, never to another site", async () => {
  const { pages } = createWorld();
  const backFrom = async (referer: string): Promise<string | null> => {
    const headers = { origin: "http://localhost", referer, "content-type": "application/x-www-form-urlencoded" };
    return (await pages.request("/-/person", { method: "POST", headers, body: "person=ada" })).headers.get("location");
  };
  expect(await backFrom(`http://localhost${pullPath}?x`)).toBe(pullPath);
  expect(await backFrom("http://evil.example//evil.example/x")).toBe("/evil.example/x");
  expect(await backFrom("nonsense")).toBe("/");
});

test.each([
  [" ", "A comment cannot be blank."],
  ["x".repeat(65_537), "The comment is too long (maximum is 65536 characters)."],
])("a comment that GitHub refuses is refused, and not lost", async (body, problem) => {
  const world = createWorld();
  const headers = {
    origin: "http://localhost",
    accept: "text/html",
    "content-type": "application/x-www-form-urlencoded",
  };
  const form = new URLSearchParams({ body }).toString();
  const answer = await world.pages.request(`${pullPath}/comments`, { method: "POST", headers, body: form });
  const shown = await answer.text();
  expect(answer.status).toBe(422);
  expect(shown).toContain(`role="alert">${problem}`);
  expect(shown).toContain(`>${body}</textarea>`);
  expect(world.repository.comments).toEqual([]);
});

test.each([
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["a form that hides where it is from", { origin: "null" }],
  ["nowhere", {}],
])("a post from %s is refused", async (_whence, headers) => {
  const { pages, repository } = createWorld();
  const form = { ...headers, "content-type": "application/x-www-form-urlencoded" };
  const answer = await pages.request(`${pullPath}/comments`, { method: "POST", headers: form, body: "body=x" });
  expect([answer.status, repository.comments]).toEqual([403, []]);
});

test("a body that is too large is refused before it is read", async () => {
  const { post } = createWorld();
  expect((await post(`${pullPath}/comments`, { body: "x".repeat(1_100_000) })).status).toBe(413);
});

test("every page forbids what it does not bring itself, and has no script or style within", async () => {
  const world = createWorld();
  for (const path of [pullPath, "/acme/site", "/nowhere/at/all"]) {
    const answer = await world.pages.request(path);
    expect(answer.headers.get("content-security-policy")).toBe(
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(await answer.text()).not.toMatch(/<style|<script(?! type="module" src="\/-\/live.js"><)| style=| on\w+=/);
  }
});

test("links on cards lead somewhere", async () => {
  const world = createWorld();
  const { sandbox, repository, pull } = world;
  sandbox.push("acme/site", "fix/a#1?", { files: { "src/a b.txt": "x < y\n" }, message: "Fix <it>", by: "ada" });
  const run = sandbox.checkRun(repository, {
    name: "test",
    ref: "greeting",
    conclusion: "success",
    output: { title: "1 passed", summary: "**Fine**", text: null },
  });
  const pages: Readonly<Record<string, string>> = {
    "/acme/site": "acme/site",
    "/acme/site/pulls": "Greet by name",
    [`/acme/site/commit/${pull.headSha}`]: '<span class="added">+ &lt;h1&gt;Hello, Ada&lt;/h1&gt;',
    "/acme/site/compare/main...fix/a%231%3F": "Fix &lt;it&gt;",
    [`/acme/site/compare/${pull.headSha}...${pull.headSha}`]: "There is nothing to compare",
    "/acme/site/blob/fix/a%231%3F/src/a%20b.txt": '<li id="L1"><code>x &lt; y</code></li>',
    "/acme/site/blob/HEAD/README.md": "# Site",
    [`/acme/site/runs/${run.id}`]: "<strong>Fine</strong>",
    "/acme": "Organization",
    "/ada": "User",
    "/apps/slipway": "checks",
    "/avatars/slipway%5Bbot%5D": ">S</text>",
    "/-/style.css": "color-scheme: light dark",
  };
  for (const [path, content] of Object.entries(pages)) {
    const answer = await world.pages.request(path);
    expect([path, answer.status, (await answer.text()).includes(content)]).toEqual([path, 200, true]);
  }
});

test("an issue's address leads to the pull request of that number", async () => {
  const { pages } = createWorld();
  expect((await pages.request("/acme/site/issues/1")).headers.get("location")).toBe(pullPath);
});

test.each([
  "/nobody",
  "/acme/nothing",
  "/acme/site/pull/2",
  "/acme/site/pull/1e0",
  "/acme/site/commit/0000000",
  "/acme/site/compare/main",
  "/acme/site/compare/main...nowhere",
  "/acme/site/blob/main",
  "/acme/site/blob/main/nothing",
  "/acme/site/runs/1",
  "/apps/nobody",
])("%s is not found", async (path) => {
  expect((await createWorld().pages.request(path)).status).toBe(404);
});
