import { expect, test } from "@jest/globals";
import { Fault } from "../../../src/domain/fault.ts";
import { aLoneRun, RunBench } from "./run-bench.ts";

const begun = { stage: "running", orderedAt: "2026-01-05T12:00:03.000Z" } as const;
const lost = (): never => {
  throw new Fault("transient", "502", { maybeApplied: true });
};
const limited = (): never => {
  throw new Fault("transient", "slow down");
};
const nothing = (): void => {};

test("a status whose answer was lost is not written twice", async () => {
  const bench = await RunBench.with(aLoneRun(begun));
  await bench.say({ state: "in_progress" });
  bench.afterWrite = lost;
  await expect(bench.do("write_run")).rejects.toThrow("502");
  bench.afterWrite = nothing;
  bench.pass(20);
  await bench.do("write_run");
  expect(bench.told()).toEqual(["in_progress"]);
  expect(await bench.run()).toMatchObject({ unwritten: [], writingAt: null });
});

test("while GitHub may still be at work, a status is neither written again nor forgotten", async () => {
  const bench = await RunBench.with(aLoneRun(begun));
  await bench.say({ state: "in_progress" });
  bench.beforeWrite = lost;
  await expect(bench.do("write_run")).rejects.toThrow("502");
  bench.beforeWrite = nothing;
  bench.pass(5);
  await expect(bench.do("write_run")).rejects.toThrow("still be at work");
  expect(bench.told()).toEqual([]);
  bench.pass(15);
  await bench.do("write_run");
  expect(bench.told()).toEqual(["in_progress"]);
});

test("what GitHub was found to have is not written again where the next attempt is refused", async () => {
  const bench = await RunBench.with(aLoneRun(begun));
  await bench.say({ state: "queued", description: "soon" });
  bench.afterWrite = lost;
  await expect(bench.do("write_run")).rejects.toThrow("502");
  bench.afterWrite = nothing;
  await bench.say({ state: "in_progress" });
  bench.pass(20);
  bench.beforeWrite = limited;
  await expect(bench.do("write_run")).rejects.toThrow("slow down");
  bench.beforeWrite = nothing;
  await bench.do("write_run");
  expect(bench.told()).toEqual(["queued: soon", "in_progress"]);
});

test("a state that GitHub missed is not told after its end", async () => {
  const bench = await RunBench.with(aLoneRun(begun));
  await bench.say({ state: "in_progress" }, { state: "success" });
  bench.afterWrite = () => {
    bench.statuses.splice(0, 1);
    lost();
  };
  await expect(bench.do("write_run")).rejects.toThrow("502");
  bench.afterWrite = nothing;
  bench.pass(20);
  await bench.do("write_run");
  expect(bench.told()).toEqual(["success"]);
});

test("what was replaced is retired, also where the answer was lost", async () => {
  const bench = await RunBench.with(aLoneRun({ ...begun, replaces: ["DE_1"] }));
  await bench.say({ state: "success" });
  bench.afterWrite = () => {
    bench.retired.pop();
    lost();
  };
  await expect(bench.do("write_run")).rejects.toThrow("502");
  bench.afterWrite = nothing;
  bench.pass(20);
  await bench.do("write_run");
  expect([bench.told(), bench.retired]).toEqual([["success"], ["DE_1"]]);
  await bench.do("write_run");
  expect(bench.retired).toEqual(["DE_1"]);
});

test("a deployment that GitHub shows no more settles all the same", async () => {
  const bench = await RunBench.with(aLoneRun(begun));
  await bench.say({ state: "success" });
  bench.beforeWrite = lost;
  await expect(bench.do("write_run")).rejects.toThrow("502");
  bench.beforeWrite = () => {
    throw new Fault("rejected", "Not Found");
  };
  bench.github.readOwnStatuses = () => Promise.reject(new Fault("rejected", "Not Found"));
  bench.pass(20);
  await bench.do("write_run");
  expect(await bench.store.runs.unsettled()).toEqual([]);
});

test("of two processes that write at once one does, and the other looks again", async () => {
  const bench = await RunBench.with(aLoneRun(begun));
  await bench.say({ state: "in_progress" });
  const both = await Promise.allSettled([bench.do("write_run"), bench.do("write_run")]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await bench.do("write_run");
  expect(bench.told()).toEqual(["in_progress"]);
});

test("a process that stood still tells GitHub nothing of the past", async () => {
  const bench = await RunBench.with(aLoneRun(begun));
  await bench.say({ state: "in_progress" });
  const { store } = bench;
  const change: typeof store.runs.change = async (id, by) => {
    const changed = await store.runs.change(id, by);
    bench.pass(60);
    return changed;
  };
  Object.assign(bench.ports, { store: { ...store, runs: { ...store.runs, change } } });
  await expect(bench.do("write_run")).rejects.toMatchObject({ fault: "stale" });
  Object.assign(bench.ports, { store });
  await bench.say({ state: "success" });
  await bench.do("write_run");
  expect(bench.told()).toEqual(["in_progress", "success"]);
});

test("a report that comes while GitHub is written to is written next", async () => {
  const bench = await RunBench.with(aLoneRun(begun));
  await bench.say({ state: "in_progress" });
  const more: Promise<void>[] = [];
  bench.beforeWrite = () => more.push(bench.say({ state: "in_progress", description: "half of it" }));
  await bench.do("write_run");
  await Promise.all(more);
  bench.beforeWrite = nothing;
  await bench.do("write_run");
  expect(bench.told()).toEqual(["in_progress", "in_progress: half of it"]);
});

test("the environment is free when the end is written, and not before the run is over", async () => {
  const bench = await RunBench.with(aLoneRun({ stage: "waiting" }));
  await bench.do("start_run");
  const { repository, environment } = await bench.run();
  await bench.do("write_run");
  expect(await bench.store.leases.holder({ repository, environment })).toBe("11/4301");
  await bench.say({ state: "failure" });
  await bench.do("write_run");
  expect(await bench.store.leases.holder({ repository, environment })).toBeNull();
});

test("an address that holds a secret is told nobody", async () => {
  const bench = await RunBench.with(aLoneRun(begun));
  const secret = "https://acme.example/?key=hunter2-of-acme";
  await bench.say({ state: "success", description: secret, environmentUrl: secret, logUrl: secret });
  expect((await bench.run()).heard).toMatchObject({ description: "https://acme.example/?key=***" });
  expect(JSON.stringify(await bench.run())).not.toContain("hunter2");
});
