import { expect } from "@jest/globals";
import type { PastDeployment } from "../../src/domain/past-deployment.ts";
import type { Repository } from "../../src/domain/repository.ts";
import { measure } from "../../src/domain/dora.ts";
import { isUnread } from "../../src/domain/snapshot.ts";
import { freshForReaders } from "../../src/flows/index/fresh-for-readers.ts";
import { freshen } from "../../src/flows/index/freshen.ts";
import { readFigures } from "../../src/flows/index/figures.ts";
import { type HistoryPageAsked, readHistoryPage } from "../../src/flows/index/read-history-page.ts";
import { readMeasured } from "../../src/flows/index/read-measured.ts";
import type { Deployment } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

const here = ({ repository, sandbox }: World): Repository => ({
  id: repository.id,
  owner: "acme",
  name: "site",
  defaultBranch: "main",
  installation: [...sandbox.state.installations.values()][0]?.id ?? 0,
});

async function read(world: World, asked: Partial<HistoryPageAsked> = {}) {
  const all = { environment: "staging", task: null, state: null, by: null, page: 1 };
  const page = await readHistoryPage(world.ports, { repository: here(world), ...all, ...asked });
  const deployments = isUnread(page.deployments) ? [] : page.deployments;
  return { ...page, deployments, unread: isUnread(page.deployments) ? page.deployments.unread : null };
}

const indexed = async (world: World, environment = "staging"): Promise<readonly PastDeployment[]> => {
  const all = { task: null, state: null, by: null, page: 1, length: 1_000 };
  return (await world.ports.store.index.page({ repository: world.repository.id, environment, ...all })).deployments;
};

const byHarbor = (world: World, told: { environment?: string; task?: string } = {}): Deployment =>
  world.sandbox.deployment("acme/site", { ref: "main", environment: "staging", by: "harbor", ...told });

/** What happens meanwhile, Slipway never hears of. */
async function unheard(world: World, happens: () => void): Promise<void> {
  await world.settle();
  world.sandbox.deliveries.hold();
  happens();
  await world.sandbox.deliveries.release({ order: () => [] });
  await world.settle();
}

const asked = (world: World): number => world.sandbox.calls.all.filter(({ kind }) => kind === "graphql").length;

async function readsWhile(world: World, work: () => Promise<unknown>): Promise<number> {
  await world.settle();
  const before = asked(world);
  await work();
  await world.settle();
  return asked(world) - before;
}

story(
  "whatever tool made them, deployments and their states are in the index without a question to GitHub",
  async (world) => {
    await world.ready();
    const made = byHarbor(world, { environment: "Qa", task: "db:migrate" });
    await world.settle();
    const reads = await readsWhile(world, async () => {
      await world.report(made, "in_progress");
      await world.turn({ seconds: 5 });
      await world.report(made, "success");
    });
    expect(reads).toBe(0);
    expect(await indexed(world, "qa")).toMatchObject([
      { id: made.id, ours: false, by: "harbor", task: "db:migrate", state: "success", ref: "main", environment: "Qa" },
    ]);
  },
);

story("a deployment of ours is in the index with who asked for it, and from where", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.report(world.deployment, "success");
  world.readAll();
  const [told] = await indexed(world);
  const { id, nodeId, sha } = world.deployment;
  expect(told).toMatchObject({ id, nodeId, sha, ours: true, by: "ada", ref: "topic", pullRequest: world.pull.number });
  // GitHub tells the same of it.
  await world.turn({ minutes: 10 });
  await freshen(world.ports, here(world), ["staging"]);
  expect(await indexed(world)).toEqual([told]);
});

story("the first look at an environment reads its history from GitHub, the next one does not", async (world) => {
  await world.ready();
  await unheard(world, () => void [byHarbor(world), byHarbor(world)]);
  expect(await indexed(world)).toEqual([]);
  expect(await readsWhile(world, () => read(world))).toBe(1);
  const page = await read(world, { environment: "STAGING" });
  expect(page).toMatchObject({
    hasMore: false,
    tasks: ["deploy"],
    asOf: world.clock.now().toISOString(),
    unread: null,
  });
  expect(page.deployments).toHaveLength(2);
  expect(await readsWhile(world, () => Promise.all([read(world), read(world, { page: 2 })]))).toBe(0);
});

story(
  "environments are looked at together, in one read; one that nobody uses is not waited for again",
  async (world) => {
    await world.ready();
    await unheard(world, () => void [byHarbor(world), byHarbor(world, { environment: "qa" })]);
    const names = ["staging", "qa", "unused"];
    expect(await readsWhile(world, () => freshForReaders(world.ports, here(world), names))).toBe(1);
    expect([(await indexed(world)).length, (await indexed(world, "qa")).length]).toEqual([1, 1]);
    await world.turn({ minutes: 1 });
    world.sandbox.faults.next({ graphql: "SlipwayHistory" }, { status: 503 }, { times: 4 });
    const [staging] = await freshForReaders(world.ports, here(world), names);
    expect(staging?.trouble).toBeNull();
    expect((await freshen(world.ports, here(world), names)).map(({ trouble }) => trouble !== null)).toEqual([
      true,
      true,
      true,
    ]);
    world.sandbox.faults.clear();
  },
);

story("what changed on GitHub meanwhile is shown, at once where the last look is long ago", async (world) => {
  await world.ready();
  const [first, second] = [byHarbor(world), byHarbor(world)];
  await world.settle();
  await read(world);
  await world.turn({ minutes: 2 });
  await unheard(world, () => {
    world.sandbox.deploymentStatus(second, { state: "failure", by: "harbor" });
    world.repository.deployments.splice(world.repository.deployments.indexOf(first), 1);
  });
  expect((await read(world)).deployments.map(({ state }) => state)).toEqual([null, null]);
  // The look that the reader did not wait for.
  await freshen(world.ports, here(world), ["staging"]);
  expect(await indexed(world)).toMatchObject([{ id: second.id, state: "failure" }]);
  await unheard(world, () => world.sandbox.deploymentStatus(second, { state: "success", by: "harbor" }));
  await world.turn({ minutes: 6 });
  expect((await read(world)).deployments).toMatchObject([{ id: second.id, state: "success" }]);
});

story("an environment is looked up as it is spelt, however the address writes it", async (world) => {
  await world.ready();
  const made = byHarbor(world);
  await world.settle();
  await world.turn({ minutes: 10 });
  await unheard(world, () => world.sandbox.deploymentStatus(made, { state: "success", by: "harbor" }));
  expect((await read(world, { environment: "STAGING" })).deployments).toMatchObject([{ state: "success" }]);
});

story("a long history is read to its beginning, a page after another", async (world) => {
  await world.ready();
  await unheard(world, () => {
    for (let made = 0; made < 130; made++) byHarbor(world);
  });
  const first = await read(world);
  expect([first.deployments.length, first.hasMore]).toEqual([50, true]);
  await world.settle();
  expect(await indexed(world)).toHaveLength(130);
  expect(await world.ports.store.index.coverage(world.repository.id, "staging")).toMatchObject({
    top: { wholeFrom: null, next: null, pages: 3 },
  });
  const last = await read(world, { page: 3 });
  expect([last.deployments.length, last.hasMore]).toEqual([30, false]);
});

story("a gap that nobody told of is closed, and what was whole is not read again", async (world) => {
  await world.ready();
  await unheard(world, () => {
    for (let made = 0; made < 120; made++) byHarbor(world);
  });
  await read(world);
  await world.turn({ minutes: 10 });
  await unheard(world, () => {
    for (let made = 0; made < 70; made++) byHarbor(world);
  });
  const reads = await readsWhile(world, () => read(world));
  expect(reads).toBe(2);
  expect(await indexed(world)).toHaveLength(190);
  const coverage = await world.ports.store.index.coverage(world.repository.id, "staging");
  expect(coverage).toMatchObject({ top: { wholeFrom: null, next: null }, ground: null });
});

story("old ones that were retired silently are asked for again before they are shown, once", async (world) => {
  await world.ready();
  const old = Array.from({ length: 60 }, () => byHarbor(world));
  for (const one of old) world.sandbox.deploymentStatus(one, { state: "success", by: "harbor", autoInactive: false });
  await world.turn({ minutes: 1 });
  for (let made = 0; made < 50; made++) byHarbor(world);
  await world.settle();
  await read(world);
  await unheard(world, () => {
    for (const one of old) world.sandbox.deploymentStatus(one, { state: "inactive", by: "harbor" });
    world.repository.deployments.splice(world.repository.deployments.indexOf(old[59] as Deployment), 1);
  });
  const second = await read(world, { page: 2 });
  expect(new Set(second.deployments.map(({ state }) => state))).toEqual(new Set(["inactive"]));
  expect(second.deployments.map(({ id }) => id)).not.toContain(old[59]?.id);
  expect(await world.ports.store.index.get(world.repository.id, old[59]?.id ?? 0)).toBeNull();
  // One that moved up to this page was not asked for yet.
  expect(await readsWhile(world, () => read(world, { page: 2 }))).toBe(1);
  expect(await readsWhile(world, () => read(world, { page: 2 }))).toBe(0);
});

story("while GitHub is down the index is shown, with since when it is", async (world) => {
  await world.ready();
  byHarbor(world);
  await world.settle();
  const { asOf } = await read(world);
  await world.turn({ minutes: 20 });
  world.sandbox.faults.next({ graphql: "SlipwayHistory" }, { status: 503 }, { times: 4 });
  const page = await read(world);
  expect(page).toMatchObject({ asOf, unread: null });
  expect(page.deployments).toHaveLength(1);
  // Nobody else asks within a few seconds.
  expect(await readsWhile(world, () => read(world))).toBe(0);
  world.sandbox.faults.clear();
});

story("while GitHub is down, and nothing was ever read, the page says so", async (world) => {
  await world.ready();
  await unheard(world, () => void byHarbor(world));
  world.sandbox.faults.next({ graphql: "SlipwayHistory" }, { status: 503 }, { times: 4 });
  expect((await read(world)).unread).not.toBeNull();
  world.sandbox.faults.clear();
  const since = new Date(0).toISOString();
  expect(await readMeasured(world.ports, here(world), { environment: "staging", since })).toHaveProperty("unread");
});

story(
  "the figures of an environment are made of the index, with the first push of each pull request",
  async (world) => {
    await world.ready();
    await world.turn({ minutes: 30 });
    await world.say("/deploy staging");
    await world.report(world.deployment, "success");
    world.readAll();
    const now = world.clock.now();
    const since = new Date(now.getTime() - 60 * 86_400_000).toISOString();
    const measured = await readMeasured(world.ports, here(world), { environment: "staging", since });
    if (isUnread(measured)) throw new Error(measured.unread);
    const { now: figures } = measure(measured, 30, new Date(now.getTime() + 1000));
    expect(figures).toMatchObject({ whole: true, frequency: { successes: 1 }, arrived: 1, changes: { rate: 0 } });
    expect(figures.lead.median).toBeGreaterThanOrEqual(30 * 60_000);
    await world.turn({ minutes: 1 });
    expect(await readFigures(world.ports, 10)).toMatchObject([
      { repository: "acme/site", environment: "staging", figures: { frequency: { successes: 1 } } },
    ]);
  },
);

story("the figures of an environment that nobody looked at are there, for one read of its history", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.report(world.deployment, "success");
  const figures = async () =>
    (await readFigures(world.ports, 10)).map(({ figures: { frequency } }) => frequency.successes);
  expect(await readsWhile(world, async () => expect(await figures()).toEqual([1]))).toBe(1);
  await world.say("/deploy staging");
  await world.report(world.deployments.at(-1) ?? world.deployment, "success");
  expect(await readsWhile(world, async () => expect(await figures()).toEqual([2]))).toBe(0);
  world.readAll();
});

story("where GitHub does not answer, the figures of others are there all the same", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  await world.report(world.deployment, "success");
  world.sandbox.faults.next({ graphql: "SlipwayHistory" }, { status: 503 });
  expect(await readFigures(world.ports, 10)).toEqual([]);
  world.readAll();
});
