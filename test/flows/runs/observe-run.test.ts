import { expect, test } from "@jest/globals";
import { Fault, type FaultKind } from "../../../src/domain/fault.ts";
import { giveUp } from "../../../src/flows/give-up.ts";
import { record } from "../../../src/flows/runs/record-report.ts";
import { aLoneRun, id, RunBench } from "./run-bench.ts";

const fails = (kind: FaultKind) => (): Promise<never> => Promise.reject(new Fault(kind, "no"));

async function started(): Promise<RunBench> {
  const bench = await RunBench.with(aLoneRun({ stage: "waiting" }));
  await bench.do("start_run");
  await bench.say({ state: "in_progress" });
  return bench;
}

const minutes = (count: number): number => count * 60;

test("a run of which nothing is heard is told to stop, and is over when it has stopped", async () => {
  const bench = await started();
  bench.pass(minutes(31));
  await bench.do("observe_run");
  expect(await bench.run()).toMatchObject({ stage: "running", heard: { description: "No report for 30 minutes" } });
  await bench.say({ state: "failure" });
  expect(await bench.run()).toMatchObject({ stage: "over", heard: { state: "error" } });
});

test.each(["setup", "rejected"] as const)(
  "silence has its end also where the executor cannot be asked (%s), neither how it stands nor to stop",
  async (kind) => {
    const bench = await started();
    Object.assign(bench.executor, { observe: fails(kind), cancel: fails(kind) });
    bench.pass(minutes(31));
    await bench.do("observe_run");
    expect(await bench.run()).toMatchObject({
      stage: "over",
      heard: { description: "No report for 30 minutes; it may still run" },
    });
  },
);

test("an executor that is away when it is to stop a run is asked again, for two minutes", async () => {
  const bench = await started();
  let asked = 0;
  bench.executor.cancel = async () => {
    asked++;
    throw new Fault("transient", "away");
  };
  await bench.cancel();
  expect(await bench.run()).toMatchObject({ stage: "running", heard: { description: "Cancelled by @ada" } });
  for (let looks = 0; looks < 10; looks++) {
    bench.pass(15);
    await bench.do("observe_run");
  }
  expect(asked).toBeGreaterThan(3);
  expect(await bench.run()).toMatchObject({
    stage: "over",
    heard: { description: "Cancelled by @ada; it may still run" },
  });
  expect(bench.counted.filter((state) => state === "error")).toHaveLength(1);
});

test("an executor that is back in time stops the run", async () => {
  const bench = await started();
  bench.executor.cancel = fails("transient");
  await bench.cancel();
  bench.executor.cancel = async () => true;
  bench.pass(15);
  await bench.do("observe_run");
  await bench.say({ state: "error" });
  expect(await bench.run()).toMatchObject({ stage: "over", heard: { description: "Cancelled by @ada" } });
});

test("an executor that could not be asked for a day holds its environment no longer", async () => {
  const bench = await started();
  bench.executor.observe = fails("transient");
  await expect(bench.do("observe_run")).rejects.toThrow("no");
  await giveUp(bench.ports, { kind: "observe_run", run: id }, new Error("no"));
  expect(await bench.run()).toMatchObject({ stopping: { by: null }, heard: { state: "error" } });
});

test("a run that goes on is looked at again within five minutes", async () => {
  const bench = await started();
  bench.sent.length = 0;
  await bench.do("observe_run");
  const looks = bench.sent.filter(({ job }) => job.kind === "observe_run");
  expect(looks.map(({ at }) => Date.parse(at ?? "") - bench.time)).toEqual([300_000]);
});

test("a run that never got its environment ends when it has waited as long as a request may", async () => {
  const bench = await RunBench.with(aLoneRun({ stage: "waiting" }));
  await bench.store.runs.add({ ...aLoneRun({ stage: "running" }), id: "11/4300" });
  const { repository, environment } = await bench.run();
  await bench.store.leases.take({ id: "11/4300", repository, environment });
  await bench.do("start_run");
  expect(bench.started).toEqual([]);
  bench.pass(minutes(61));
  await bench.do("observe_run");
  expect(await bench.run()).toMatchObject({
    stage: "over",
    heard: { state: "error", description: "Waited too long for its environment" },
  });
});

test("a secret that is printed in two parts, one of them after the end, is never shown", async () => {
  const bench = await started();
  bench.executor.cancel = async () => false;
  await record(bench.ports, id, { report: null, output: "key: hunter2-" });
  await bench.cancel();
  expect(await bench.run()).toMatchObject({ stage: "over" });
  await record(bench.ports, id, { report: null, output: "of-acme" });
  await record(bench.ports, id, { report: null, output: " hunter2-of" });
  await record(bench.ports, id, { report: null, output: "-acme done\n" });
  expect(await bench.log()).toBe("key: *** *** done\n");
});

test("what was held back as the beginning of a secret is shown when the run ends", async () => {
  const bench = await started();
  await record(bench.ports, id, { report: null, output: "hunter2" });
  expect(await bench.log()).toBe("");
  await bench.say({ state: "success" });
  expect(await bench.log()).toBe("hunter2");
});
