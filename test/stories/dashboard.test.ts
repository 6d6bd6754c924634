// What the pages show of a real story: what runs where, how it got there, and to whom.
import { expect } from "@jest/globals";
import { type Visitor, visit } from "./from-pages.ts";
import { story, type World } from "./world.ts";

/** As somebody reads it. */
async function read(visitor: Visitor, path: string): Promise<string> {
  const { text } = await visitor.open(path);
  const main = /<main[^>]*>([^]*)<\/main>/.exec(text)?.[1] ?? "";
  return main
    .replaceAll(/<noscript>[^]*?<\/noscript>/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/#\d{5,}/g, "#ID")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const of = (world: World): number => world.deployments.at(-1)?.id ?? 0;

async function deploy(world: World, environment = "staging"): Promise<void> {
  await world.ready();
  await world.say(`/deploy ${environment}`);
  await world.report(world.deployments.at(-1) ?? world.deployment, "success");
}

story("the first page says what runs where, and asks GitHub for no repository", async (world) => {
  await deploy(world);
  const ada = await visit(world);
  await read(ada, "/");
  world.sandbox.calls.clear();
  expect(await read(ada, "/")).toContain("acme / site");
  expect(await read(ada, "/")).toMatch(/staging success Runs \w{7} of topic , pull request #1 , deployed by ada/);
  expect(world.sandbox.calls.count().calls).toBe(0);
  world.readAll();
});

story("the page of a repository shows lock, deployment under way, and who waits", async (world) => {
  await deploy(world);
  await world.say("/lock staging the demo");
  await world.say("/deploy production");
  const text = await read(await visit(world), "/acme/site");
  expect(text).toMatch(/staging success locked Runs \w{7} of topic/);
  expect(text).toMatch(/Locked for pull request #1 by ada .*: the demo/);
  expect(text).toMatch(/production no status yet Nothing runs here yet/);
  world.readAll();
});

story("the history is that of all tools, and can be filtered by address", async (world) => {
  await deploy(world);
  world.sandbox.deployment("acme/site", { ref: "main", environment: "staging", task: "db:migrate", by: "harbor" });
  await world.settle();
  const ada = await visit(world);
  const all = await read(ada, "/acme/site/environments/staging");
  expect(all).toMatch(/db:migrate #ID no status yet .*by harbor .*made by another tool .*Deployment #ID success/);
  expect(await read(ada, "/acme/site/environments/staging?task=deploy")).not.toContain("db:migrate #ID");
  expect(await read(ada, "/acme/site/environments/staging?by=harbor")).not.toContain("Deployment #ID success");
  expect(await read(ada, "/acme/site/environments/STAGING?task=deploy")).toContain("Deployment #ID success");
  world.readAll();
});

story("figures are there as soon as something was deployed", async (world) => {
  await deploy(world);
  const text = await read(await visit(world), "/acme/site/environments/staging");
  expect(text).toContain("Deployment frequency 0.2 a week 1 success in the window.");
  expect(text).not.toContain("was read back to");
  world.readAll();
});

story("the first deployment to an environment that somebody looked at before has figures, too", async (world) => {
  await world.ready();
  const ada = await visit(world);
  await read(ada, "/acme/site/environments/staging");
  await world.say("/deploy staging");
  await world.report(world.deployment, "success");
  const text = await read(ada, "/acme/site/environments/staging");
  expect(text).toContain("1 success in the window.");
  expect(text).not.toContain("was read back to");
  world.readAll();
});

story(
  "an environment that is only locked has a page, and one that nobody knows has none",
  async (world) => {
    await world.ready();
    await world.say("/lock review-1 the demo");
    const ada = await visit(world);
    expect(await read(ada, "/acme/site/environments/review-1")).toContain("the demo");
    expect((await ada.open("/acme/site/environments/review-2")).status).toBe(404);
    world.readAll();
  },
  { config: "environments: { staging: {}, 'review-{number}': {} }\n" },
);

story("a deployment shows its statuses by all tools, the gates as they stood, and what ran before", async (world) => {
  await deploy(world);
  world.sandbox.push("acme/site", "topic", { files: { "next.txt": "next\n" }, by: "ada" });
  await deploy(world);
  const text = await read(await visit(world), `/acme/site/deployments/${of(world)}`);
  expect(text).toMatch(/Statuses .*success .*by harbor/);
  expect(text).toMatch(/Gates as they stood Decided .*: go \./);
  expect(text).toContain("Diff to what ran before ( #ID )");
  world.readAll();
});

story("a deployment of long ago that the index does not know is read from GitHub", async (world) => {
  await world.ready();
  world.sandbox.deliveries.hold();
  const made = world.sandbox.deployment("acme/site", { ref: "main", environment: "staging", by: "harbor" });
  await world.sandbox.deliveries.release({ order: () => [] });
  const ada = await visit(world);
  expect(await read(ada, `/acme/site/deployments/${made.id}`)).toContain("made by another tool");
  expect((await ada.open(`/acme/site/deployments/${made.id + 999}`)).status).toBe(404);
});

story("every command is in the audit log, also what was refused", async (world) => {
  await world.ready();
  await world.say("/deploy staging", "rita");
  await world.say("/deploy staging");
  const text = await read(await visit(world), "/acme/site/audit");
  expect(text).toMatch(/command \/deploy staging ada .* refused .*rita .*command \/deploy staging rita/);
  world.readAll();
});

story("who may not read a repository finds nothing of it, and nobody learns that it is there", async (world) => {
  await deploy(world);
  world.sandbox.repository("acme/vault", { people: { alan: "admin" }, files: { "README.md": "# vault\n" } });
  const repository = [...world.sandbox.state.repositories.values()].find(({ name }) => name === "vault");
  if (repository) repository.private = true;
  const ada = await visit(world);
  const [vault, none] = [await ada.open("/acme/vault"), await ada.open("/acme/none")];
  expect([vault.status, none.status]).toEqual([404, 404]);
  expect(vault.text.replaceAll("vault", "none")).toBe(none.text);
  expect(await read(ada, "/")).not.toContain("vault");
  world.readAll();
});

story(
  "what is wrong with slipway.yml is told on the page",
  async (world) => {
    await world.ready();
    expect(await read(await visit(world), "/acme/site")).toContain("slipway.yml cannot be followed");
  },
  { config: "environments: [staging]\n" },
);

story("the pages cost few questions to GitHub, and none when they are asked for again at once", async (world) => {
  await deploy(world);
  const ada = await visit(world);
  await read(ada, "/");
  const costs: Record<string, readonly number[]> = {};
  const pages = ["", "/environments/staging", `/deployments/${of(world)}`, "/audit"];
  for (const page of pages) {
    const calls = [0, 0];
    for (const time of [0, 1]) {
      world.sandbox.calls.clear();
      await read(ada, `/acme/site${page}`);
      calls[time] = world.sandbox.calls.count().calls;
    }
    costs[page.replace(/\d+/, "ID")] = calls;
  }
  expect(costs).toEqual({
    "": [3, 0],
    "/environments/staging": [0, 0],
    "/deployments/ID": [2, 0],
    "/audit": [0, 0],
  });
  world.readAll();
});

story("what runs in an environment is told however many others were deployed to since", async (world) => {
  await deploy(world, "production");
  await world.turn({ minutes: 10 });
  for (let made = 0; made < 55; made++)
    world.sandbox.deployment("acme/site", { ref: "main", environment: `review-${made}`, by: "harbor" });
  await world.settle();
  const ada = await visit(world);
  expect(await read(ada, "/acme/site")).toMatch(/ production success Runs \w{7} of topic/);
  expect(await read(ada, "/acme/site/environments/production")).toMatch(/production Runs \w{7} of topic/);
  world.readAll();
});

story(
  "what happens to others costs the page of a deployment no question to GitHub, what happens to it does",
  async (world) => {
    await deploy(world);
    const path = `/acme/site/deployments/${of(world)}`;
    const mine = world.deployments.at(-1) ?? world.deployment;
    const ada = await visit(world);
    await read(ada, path);
    world.sandbox.deployment("acme/site", { ref: "main", environment: "review-7", by: "harbor" });
    await world.settle();
    world.sandbox.calls.clear();
    await read(ada, path);
    expect(world.sandbox.calls.count().calls).toBe(0);
    await world.turn({ seconds: 2 });
    world.sandbox.deploymentStatus(mine, { state: "failure", by: "harbor" });
    await world.settle();
    expect(await read(ada, path)).toMatch(/Statuses .*failure/);
    world.readAll();
  },
);
