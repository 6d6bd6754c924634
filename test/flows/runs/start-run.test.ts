import { expect, test } from "@jest/globals";
import { Fault } from "../../../src/domain/fault.ts";
import { aLoneRun, RunBench } from "./run-bench.ts";

test("two processes that start a run at once start it once", async () => {
  const bench = await RunBench.with(aLoneRun({ stage: "waiting" }));
  const both = await Promise.allSettled([bench.do("start_run"), bench.do("start_run")]);
  expect(bench.started).toEqual(["11/4301"]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await bench.do("start_run");
  expect(bench.started).toEqual(["11/4301"]);
});

test("a run that was cancelled before its turn never starts", async () => {
  const bench = await RunBench.with(aLoneRun({ stage: "waiting" }));
  await bench.cancel();
  await bench.do("start_run");
  expect(bench.started).toEqual([]);
  expect(await bench.run()).toMatchObject({ stage: "over", heard: { description: "Cancelled by @ada" } });
});

test("a run that ends in the moment in which its environment becomes free gives it back", async () => {
  const bench = await RunBench.with(aLoneRun({ stage: "waiting" }));
  const { leases } = bench.store;
  const take: typeof leases.take = async (by) => {
    await bench.cancel();
    return leases.take(by);
  };
  Object.assign(bench.ports, { store: { ...bench.store, leases: { ...leases, take } } });
  await bench.do("start_run");
  const { repository, environment } = await bench.run();
  expect(bench.started).toEqual([]);
  expect(await bench.store.leases.holder({ repository, environment })).toBeNull();
});

test("a run that is cancelled while its executor begins is stopped once that has answered", async () => {
  const bench = await RunBench.with(aLoneRun({ stage: "waiting" }));
  const known: string[] = [];
  const cancelled: string[] = [];
  bench.executor.cancel = async (run) => {
    if (known.includes(run.id)) cancelled.push(run.id);
    return known.includes(run.id);
  };
  bench.executor.start = async (run, _order, remember) => {
    await remember({ before: true });
    await bench.cancel();
    known.push(run.id);
    return { handle: { after: true }, workflowRun: 77, report: { state: "queued" } };
  };
  await bench.do("start_run");
  expect(cancelled).toEqual(["11/4301"]);
  expect(await bench.run()).toMatchObject({
    stage: "ordered",
    handle: { after: true },
    workflowRun: 77,
    heard: { state: "error", description: "Cancelled by @ada" },
  });
  await bench.say({ state: "error", description: "Cancelled" });
  expect(await bench.run()).toMatchObject({ stage: "over", heard: { description: "Cancelled by @ada" } });
  expect(bench.counted).toEqual(["error"]);
});

test("a run that begins in the moment in which it is cancelled is looked at again", async () => {
  const bench = await RunBench.with(aLoneRun({ stage: "waiting" }));
  const { store } = bench;
  const get: typeof store.runs.get = async (id) => {
    const seen = await store.runs.get(id);
    Object.assign(bench.ports, { store });
    await bench.do("start_run");
    return seen;
  };
  Object.assign(bench.ports, { store: { ...store, runs: { ...store.runs, get } } });
  await expect(bench.cancel()).rejects.toMatchObject({ fault: "stale" });
  await bench.cancel();
  expect(await bench.run()).toMatchObject({ heard: { state: "error", description: "Cancelled by @ada" } });
});

test("an executor that is not there any more ends the run", async () => {
  const bench = await RunBench.with(aLoneRun({ stage: "waiting" }));
  Object.assign(bench.ports.executors, { find: () => ({ missing: "web1" }) });
  await bench.do("start_run");
  expect(await bench.run()).toMatchObject({
    stage: "over",
    heard: { state: "error", description: "Not started: no executor web1 here any more" },
  });
});

test("an executor that cannot be reached for now is asked again", async () => {
  const bench = await RunBench.with(aLoneRun({ stage: "waiting" }));
  const { start } = bench.executor;
  bench.executor.start = async () => {
    throw new Fault("transient", "the executor answered 503");
  };
  await expect(bench.do("start_run")).rejects.toThrow("503");
  bench.executor.start = start;
  await bench.do("start_run");
  expect(await bench.run()).toMatchObject({ heard: { state: "queued" } });
});
