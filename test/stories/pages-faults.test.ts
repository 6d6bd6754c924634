// Whatever happens in between: what somebody asks for on a page is done once, by who may, of what they saw.
import { expect } from "@jest/globals";
import { visit } from "./from-pages.ts";
import { story, type World } from "./world.ts";

const deploy = "/acme/site/act/deploy?environment=staging";
const number = (world: World): string => `${world.pull.number}`;
const asked = (world: World) => world.slipwayComments.filter(({ body }) => body.includes("asked from the dashboard"));

story("a form that is sent twice is done once", async (world) => {
  await world.ready();
  const ada = await visit(world);
  const { fields } = await ada.open(deploy);
  const filled = { ...fields, pull: number(world) };
  const answers = await Promise.all([ada.send(deploy, filled), ada.send(deploy, filled)]);
  const third = await ada.send(deploy, filled);
  expect([...answers, third].map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(asked(world)).toHaveLength(1);
  expect(world.deployments).toHaveLength(1);
  world.readAll();
});

story("a form that was sent and is filled in anew is no second wish, and the page says so", async (world) => {
  await world.ready();
  const ada = await visit(world);
  const { fields } = await ada.open(deploy);
  await ada.send(deploy, { ...fields, pull: number(world) });
  const again = await ada.send(deploy, { ...fields, pull: number(world), environment: "production" });
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining("This form was sent before")]);
  expect(world.deployments).toHaveLength(1);
  world.readAll();
});

const comments = { graphql: "addComment" };

for (const [sentence, when] of [
  ["a comment that GitHub keeps and does not confirm is found again", "after"],
  ["a comment that GitHub does not take is written later", "before"],
] as const) {
  story(sentence, async (world) => {
    await world.ready();
    world.sandbox.faults.next(comments, { status: 502 }, { when });
    expect((await (await visit(world)).ask(deploy, { pull: number(world) })).status).toBe(303);
    await world.turn({ minutes: 2 });
    expect(asked(world)).toHaveLength(1);
    expect(world.deployments).toHaveLength(1);
    world.readAll();
  });
}

const later = { status: 429, headers: { "retry-after": "60" } };

story("what is pushed after the comment was left is not deployed", async (world) => {
  await world.ready();
  world.sandbox.faults.next({ graphql: "SlipwayComment" }, later);
  await (await visit(world)).ask(deploy, { pull: number(world) });
  expect(asked(world)).toHaveLength(1);
  await world.turn({ seconds: 2 });
  world.sandbox.push("acme/site", "topic", { files: { "a.txt": "unseen" }, by: "alan" });
  await world.turn({ minutes: 2 });
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("after the comment was written");
  world.readAll();
});

story("what is pushed after somebody asked, and before the comment could be left, is not deployed", async (world) => {
  await world.ready();
  world.sandbox.faults.next(comments, later);
  await (await visit(world)).ask(deploy, { pull: number(world) });
  expect(asked(world)).toEqual([]);
  await world.turn({ seconds: 2 });
  world.sandbox.push("acme/site", "topic", { files: { "a.txt": "unseen" }, by: "alan" });
  await world.turn({ minutes: 2 });
  expect(asked(world)).toHaveLength(1);
  expect(world.deployments).toEqual([]);
  world.readAll();
});

story("while GitHub is away the page says so, and nothing is asked for", async (world) => {
  await world.ready();
  const ada = await visit(world);
  const { fields } = await ada.open(deploy);
  world.sandbox.faults.next({ graphql: "SlipwayFacts" }, { status: 502 });
  const answer = await ada.send(deploy, { ...fields, pull: number(world) });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  expect((await ada.send(deploy, { ...fields, pull: number(world) })).status).toBe(303);
  expect(world.deployments).toHaveLength(1);
  world.readAll();
});

const bots = { config: "environments:\n  staging:\n    allow: { role: write, bots: [slipway] }\n" };

story(
  "Slipway's own comment commands nothing, also where its bot is listed",
  async (world) => {
    await world.ready();
    await (await visit(world)).ask(deploy, { pull: number(world) });
    expect(world.deployment.payload).toMatchObject({ slipway: { actor: "ada" } });
    expect(await world.ports.store.requests.ofPullRequest(world.repository.id, world.pull.number)).toHaveLength(1);
    world.readAll();
  },
  bots,
);

story("a reader is refused on the page, in the log, and without a word on the pull request", async (world) => {
  await world.ready();
  const rita = await visit(world, "rita");
  const answer = await rita.ask(deploy, { pull: number(world) });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain(
    "<p><code>rita</code> has the role <code>read</code> here, and <code>staging</code> needs <code>write</code>. Ask somebody with that role.</p>",
  );
  expect(world.slipwayComments).toEqual([]);
  expect(await world.audit()).toMatchObject([
    { what: "refused", actor: "rita", pullRequest: 1, facts: { line: "/deploy staging", from: "dashboard" } },
  ]);
});

story("whoever was renamed since they signed in asks under the name that is theirs now", async (world) => {
  await world.ready();
  const ada = await visit(world);
  const { fields } = await ada.open(deploy);
  const id = world.sandbox.state.accounts.get("ada")?.id;
  // The name that she had may be anybody's by now.
  world.sandbox.faults.next({ path: "/user" }, { status: 200, body: { id, login: "rita" } });
  const answer = await ada.send(deploy, { ...fields, pull: number(world) });
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("<code>rita</code>")]);
  expect(world.deployments).toEqual([]);
});

story("a reader learns of no mistake at length", async (world) => {
  await world.ready();
  const answer = await (await visit(world, "rita")).ask(deploy, { pull: number(world), environment: "stagin" });
  expect(answer.status).toBe(403);
  expect(await answer.text()).not.toContain("did you mean");
});

story(
  "a reader whom the environment lists deploys",
  async (world) => {
    await world.ready();
    await (await visit(world, "rita")).ask(deploy, { pull: number(world) });
    expect(world.deployment.payload).toMatchObject({ slipway: { actor: "rita" } });
    world.readAll();
  },
  { config: "environments:\n  staging: { allow: { role: write, users: [Rita] } }\n" },
);

story("a repository that GitHub does not let somebody read is not there for them", async (world) => {
  await world.ready();
  world.sandbox.person("stranger");
  const stranger = await visit(world, "stranger");
  world.repository.private = true;
  const answers = [await stranger.open(deploy), await stranger.send(deploy, { nonce: "x" })];
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
});

story("a form that is larger than any of ours is refused in words, and is no fault", async (world) => {
  await world.ready();
  const ada = await visit(world);
  const { fields } = await ada.open(deploy);
  const answer = await ada.send(deploy, { ...fields, pull: number(world), "parameter.note": "x".repeat(300_000) });
  expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining("larger than any form")]);
  expect(world.deployments).toEqual([]);
});

story("an environment that nobody configured cannot be chosen, and the form says so", async (world) => {
  await world.ready();
  const ada = await visit(world);
  const { text } = await ada.open("/acme/site/act/deploy?environment=review-7<b>");
  expect(text).toContain("There is no environment <code>review-7&lt;b&gt;</code> to choose.");
  expect((await ada.open("/acme/site/act/deploy")).text).not.toContain("There is no environment");
});

story("a form that another page forged does nothing", async (world) => {
  await world.ready();
  const ada = await visit(world);
  const { fields } = await ada.open(deploy);
  const filled = { ...fields, pull: number(world) };
  const forged = [
    await ada.send(deploy, filled, { "sec-fetch-site": "cross-site", origin: "https://evil.test" }),
    await ada.send(deploy, { ...filled, csrf: "x" }),
  ];
  expect(forged.map(({ status }) => status)).toEqual([403, 403]);
  expect(world.slipwayComments).toEqual([]);
});

story(
  "more than thirty commands of one person in a minute are too many, and others are not held back",
  async (world) => {
    await world.ready();
    const [ada, mia] = [await visit(world), await visit(world, "mia")];
    const fields = { ...(await ada.open(deploy)).fields, pull: "" };
    for (let sent = 0; sent < 30; sent++) expect((await ada.send(deploy, fields)).status).toBe(422);
    const refused = await ada.send(deploy, fields);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect((await mia.ask(deploy, { pull: "" })).status).toBe(422);
    await world.turn({ minutes: 1 });
    expect((await ada.ask(deploy, { pull: "" })).status).toBe(422);
  },
);

story("titles, branches and reasons of strangers are text on the pages", async (world) => {
  world.pull = world.sandbox.pullRequest("acme/site", { head: "a<b>&", title: '</option><script>"', by: "ada" });
  await world.settle();
  const { text } = await (await visit(world)).open(
    `/acme/site/act/lock?environment=staging&reason=${encodeURIComponent('"><img src=x>')}`,
  );
  expect(text).toContain("#1 &lt;/option&gt;&lt;script&gt;&quot; (a&lt;b&gt;&amp;, ada)");
  expect(text).toContain('value="&quot;&gt;&lt;img src=x&gt;"');
  expect(text).not.toContain("<script>");
});

story("whoever makes names up cannot use up what GitHub answers in an hour", async (world) => {
  await world.ready();
  const [rita, ada] = [await visit(world, "rita"), await visit(world)];
  await rita.open("/acme/site/environments/staging");
  world.sandbox.calls.clear();
  const of = (path: string) => [0, 1, 2, 3].flatMap((ten) => [0, 1, 2, 3, 4].map((one) => `${path}${ten}${one}`));
  for (const path of [...of("environments/a"), ...of("environments/b"), ...of("deployments/9"), ...of("deployments/8")])
    await rita.open(`/acme/site/${path}`);
  expect(world.sandbox.calls.count().calls).toBeLessThan(70);
  expect((await rita.open("/acme/site/environments/none")).status).toBe(503);
  expect((await rita.open("/acme/site/environments/staging")).status).toBe(200);
  expect((await ada.open("/acme/site/environments/none")).status).toBe(404);
  await world.turn({ minutes: 1 });
  expect((await rita.open("/acme/site/environments/none")).status).toBe(404);
});
