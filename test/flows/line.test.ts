import { expect, test } from "@jest/globals";
import type { DeployRequest } from "../../src/domain/request.ts";
import type { Ports, Sent } from "../../src/flows/ports.ts";
import { reconcile } from "../../src/flows/reconcile.ts";
import { lineMoved, lookAtLine, takeEnvironment } from "../../src/flows/take-environment.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import { aBecause } from "../builders/because.ts";
import { aLock } from "../builders/lock.ts";
import { aComment, aWaitingRequest, type RequestTold } from "../builders/request.ts";
import { today } from "../builders/time.ts";

/** Somebody who waits for staging on pull request `number`, in the order of the numbers. */
const waiting = (number: number, told: RequestTold = {}): DeployRequest =>
  aWaitingRequest({
    id: `${500 + number}.0.staging`,
    pullRequest: { number, nodeId: `PR_${number}` },
    comment: aComment({ id: 500 + number, createdAt: today(`12:00:0${number}`) }),
    because: [aBecause("environment_busy")],
    ...told,
  });

async function bench(...requests: readonly DeployRequest[]) {
  const clock = { now: () => new Date(today("12:10:00")), pass: async () => {} };
  const store = memoryStore(clock);
  for (const request of requests) await store.requests.add(request);
  const sent: Sent[] = [];
  const queue = { send: async (job: Sent["job"], options: Sent["options"]) => void sent.push({ job, options }) };
  const ports = { store, queue, clock } as unknown as Ports;
  return { ports, store, sent };
}

test("a free environment is left to the first in line, who is told to look", async () => {
  const [first, second] = [waiting(1), waiting(2)];
  const { ports, sent } = await bench(first, second);
  expect(await takeEnvironment(ports, second)).toMatchObject({ hold: "wait", facts: { place: 2, pullRequest: 1 } });
  expect(sent).toMatchObject([{ job: { kind: "advance", request: first.id } }]);
  expect(await takeEnvironment(ports, first)).toBeNull();
  expect(await takeEnvironment(ports, second)).toMatchObject({ hold: "wait", facts: { place: 1, pullRequest: 1 } });
});

test.each<[string, RequestTold]>([
  ["waits for approvals", { because: [aBecause("approvals_missing")] }],
  ["waits for its checks, too", { because: [aBecause("environment_busy"), aBecause("contexts_pending")] }],
  ["has waited too long", { deadline: today("12:09:00") }],
  ["is being decided", { stage: "deciding" }],
])("nobody yields to one that %s", async (_, told) => {
  const { ports } = await bench(waiting(1, told), waiting(2));
  expect(await takeEnvironment(ports, waiting(2))).toBeNull();
});

test("nobody yields to one that is kept out by a lock, and everybody does once it is gone", async () => {
  const { ports, store } = await bench(waiting(1, { because: [aBecause("locked")] }), waiting(2));
  const lock = aLock({ pullRequest: { number: 2, nodeId: "PR_2" } });
  await store.locks.take(lock);
  expect(await lookAtLine(ports, waiting(2))).toBeNull();
  await store.locks.release(lock);
  expect(await takeEnvironment(ports, waiting(2))).toMatchObject({ facts: { place: 2, pullRequest: 1 } });
});

test("who holds the environment already keeps it, whoever came before", async () => {
  const { ports, store } = await bench(waiting(1));
  await store.leases.take(waiting(2));
  expect(await takeEnvironment(ports, waiting(2))).toBeNull();
});

test("where nothing may wait, nobody yields", async () => {
  const { ports } = await bench(waiting(1));
  const second = waiting(2);
  const rejecting = { ...second, environment: { ...second.environment, concurrency: "reject" as const } };
  expect(await takeEnvironment(ports, rejecting)).toBeNull();
});

test("where the newest replaces the others, it takes what is free, and an older one ends", async () => {
  const replacing = (number: number): DeployRequest => waiting(number, { environment: { concurrency: "replace" } });
  const { ports, sent } = await bench(replacing(1), replacing(3));
  expect(await takeEnvironment(ports, replacing(2))).toMatchObject({
    hold: "block",
    reason: "replaced",
    facts: { pullRequest: 3 },
  });
  expect(sent).toEqual([]);
  expect(await takeEnvironment(ports, replacing(3))).toBeNull();
  expect(sent).toMatchObject([{ job: { kind: "replace", request: "501.0.staging", pullRequest: 3 } }]);
});

test("one whose turn came while nobody was there to tell it is looked at in the next round", async () => {
  const [first, second] = [waiting(1), waiting(2)];
  const { ports, store, sent } = await bench(first, second);
  await reconcile(ports);
  expect(sent.map(({ options }) => options.at ?? "now")).toEqual(["now", second.deadline]);
  sent.length = 0;
  await store.leases.take(waiting(9, { stage: "following" }));
  await store.requests.add(waiting(9, { stage: "following" }));
  await reconcile(ports);
  expect(sent.filter(({ job }) => job.kind === "advance").map(({ options }) => options.at)).toEqual([
    first.deadline,
    second.deadline,
  ]);
});

test.each<[string, RequestTold, RequestTold]>([
  ["is found to be kept out by a lock", {}, { because: [aBecause("locked")] }],
  ["was kept out by a lock, and ends", { because: [aBecause("locked")] }, { stage: "ended" }],
])("where the first in line %s, the next one is told to look", async (_, before, after) => {
  const { ports, store, sent } = await bench(waiting(1, after), waiting(2));
  await store.locks.take(aLock({ pullRequest: { number: 2, nodeId: "PR_2" } }));
  await lineMoved(ports, waiting(1, before), waiting(1, after));
  expect(sent).toContainEqual(expect.objectContaining({ job: { kind: "advance", request: waiting(2).id } }));
});
