import { expect, test } from "@jest/globals";
import { follow } from "../../../src/flows/create-deployment.ts";
import type { Ports } from "../../../src/flows/ports.ts";
import { perform } from "../../../src/flows/perform.ts";
import { reconcile } from "../../../src/flows/reconcile.ts";
import { aDeployment, aDeploymentStatus } from "../../builders/deployment.ts";
import { aFollowedRequest, aRequest } from "../../builders/request.ts";
import { headSha } from "../../builders/snapshot.ts";
import { today } from "../../builders/time.ts";
import { aLoneRun, RunBench } from "./run-bench.ts";

const environment = { executor: { kind: "operator", name: "web1" } } as const;
const gated = { sha: headSha, pushedAt: today("11:50:00") };
const creating = aRequest({ stage: "creating", gated, head: gated, environment });
const made = aDeployment({ id: 4301, nodeId: "DE_4301", sha: headSha });

/** Jobs that are due, until there are none. */
async function work(bench: RunBench): Promise<void> {
  for (let next = bench.sent.shift(); next; next = bench.sent.shift())
    if (next.at === undefined) await perform(bench.ports, next.job);
}

/** What a process has that ends there. */
function dying({ ports }: RunBench, at: (typeof ends)[number]): Ports {
  const dies = (): Promise<never> => Promise.reject(new Error("the process ended"));
  const { store } = ports;
  const runs = { ...store.runs, ...(at === "keeping the run" && { add: dies }) };
  const requests = { ...store.requests, ...(at === "keeping the request" && { save: dies }) };
  const queue = at === "asking for the start" ? { send: dies } : ports.queue;
  return { ...ports, queue, store: { ...store, runs, requests } };
}

const ends = ["keeping the run", "keeping the request", "asking for the start"] as const;

test.each(ends)("where a process ends while %s, the next one starts the deployment, once", async (at) => {
  const bench = new RunBench();
  await bench.store.requests.add(creating);
  const { requests } = bench.store;
  await expect(follow(dying(bench, at), creating, made)).rejects.toThrow("the process ended");
  const left = await requests.get(creating.id);
  if (left?.stage === "creating") await follow(bench.ports, left, made);
  await reconcile(bench.ports);
  bench.github.writeCards = async () => "IC_1";
  await work(bench);
  await work(bench);
  expect(bench.started).toEqual(["11/4301"]);
});

test("another's deployment that took the environment meanwhile is waited for", async () => {
  const bench = new RunBench();
  await bench.store.requests.add(creating);
  const other = { ...aLoneRun({ stage: "running" }), id: "11/4300" };
  await bench.store.runs.add(other);
  await bench.store.leases.take({ id: other.id, repository: other.repository, environment: creating.environment });
  await follow(bench.ports, creating, made);
  await work(bench);
  expect(bench.started).toEqual([]);
  expect(await bench.run()).toMatchObject({ stage: "waiting" });
});

test("a deployment that follows without a run, as an older Slipway left it, ends by its silence", async () => {
  const bench = new RunBench();
  await bench.store.requests.add(aFollowedRequest({ environment }));
  const written: unknown[] = [];
  Object.assign(bench.github, {
    readStatus: async () => null,
    createStatus: async (...status: unknown[]) => void written.push(status.at(-1)),
    writeCards: async () => "IC_1",
  });
  bench.pass(31 * 60);
  await reconcile(bench.ports);
  await work(bench);
  expect(written).toEqual([{ state: "error", description: "No report for 30 minutes" }]);
  expect(await bench.store.requests.unsettled()).toEqual([]);
});

test("of a run whose end is written the card is brought to its end, too", async () => {
  const bench = new RunBench();
  const heard = { state: "success", at: today("12:00:05") } as const;
  await bench.store.requests.add(
    aFollowedRequest({ environment, status: aDeploymentStatus({ state: "in_progress" }) }),
  );
  await bench.store.runs.add({ ...aLoneRun({ stage: "over", heard }), request: creating.id });
  bench.github.writeCards = async () => "IC_1";
  await reconcile(bench.ports);
  await work(bench);
  expect(await bench.store.requests.get(creating.id)).toMatchObject({ status: { state: "success" } });
});
