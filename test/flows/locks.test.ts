import { beforeEach, expect, test } from "@jest/globals";
import type { EnvironmentLock } from "../../src/domain/lock.ts";
import type { Environment } from "../../src/domain/environment.ts";
import type { Run } from "../../src/domain/run.ts";
import { giveLockBack, isUnlocked, lasts, passLock } from "../../src/flows/locks/deploy-lock.ts";
import { giveBack, type LockPorts } from "../../src/flows/locks/hold-lock.ts";
import { noMetrics } from "../../src/flows/no-metrics.ts";
import type { Ports, Sent } from "../../src/flows/ports.ts";
import { takePlace } from "../../src/flows/runs/environment-of.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import { anEnvironment } from "../builders/environment.ts";
import { aLock } from "../builders/lock.ts";
import { aRequest, aWaitingRequest, type RequestTold } from "../builders/request.ts";
import { today } from "../builders/time.ts";
import { aRun } from "../executors/run.ts";
import { silentLog } from "../store/log.ts";

let time = today("12:00:00");
let sent: Sent[] = [];
let ports: LockPorts;

beforeEach(() => {
  time = today("12:00:00");
  sent = [];
  const clock = { now: () => new Date(time) };
  const queue = { send: async (job: Sent["job"], options: Sent["options"]) => void sent.push({ job, options }) };
  ports = { store: memoryStore(clock), clock, log: silentLog, queue };
});

const others = (told: Partial<EnvironmentLock> = {}): EnvironmentLock =>
  aLock({ pullRequest: { number: 8, nodeId: "PR_8" }, url: "https://github.test/8", ...told });
const locking: Partial<Environment> = { lock: { onDeploy: true, release: "merge", expires: 3_600_000 } };
const aLocking = (told: RequestTold = {}) => aRequest({ environment: locking, ...told });
const held = () => ports.store.locks.get(11, "staging");

test("another's lock that came after the snapshot keeps the deployment out", async () => {
  await ports.store.locks.take(others());
  for (const request of [aRequest(), aLocking()]) {
    expect(await passLock(ports, request)).toMatchObject({ reason: "locked", hold: "wait" });
  }
  expect(await passLock(ports, aRequest({ environment: { concurrency: "reject" } }))).toMatchObject({ hold: "block" });
  expect(await held()).toEqual(others());
});

test("only where the configuration says so a deployment locks its environment, and an operation never does", async () => {
  expect(await passLock(ports, aRequest())).toBeNull();
  expect(await passLock(ports, aLocking({ purpose: "run" }))).toBeNull();
  expect(await held()).toBeNull();
  expect(await passLock(ports, aLocking())).toBeNull();
  expect(await held()).toMatchObject({
    cause: "deployment",
    by: "ada",
    release: "merge",
    expiresAt: today("13:00:00"),
  });
});

test("of two requests that would lock the same environment at the same time, one deploys", async () => {
  const second = aLocking({ id: "502.0.staging", pullRequest: { number: 8, nodeId: "PR_8" } });
  const answers = await Promise.all([passLock(ports, aLocking()), passLock(ports, second)]);
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
});

test("once the deployment is made, its lock lasts from then on", async () => {
  await passLock(ports, aLocking());
  time = today("12:00:30");
  await lasts(ports, aLocking());
  expect((await held())?.expiresAt).toBe(today("13:00:30"));
});

test("a lock that was taken for a deployment that was not made goes back; one of an earlier deployment stays", async () => {
  await passLock(ports, aLocking());
  await giveLockBack(ports, aLocking());
  expect(await held()).toBeNull();
  const earlier = aLock({ cause: "deployment", url: "https://github.test/earlier" });
  await ports.store.locks.take(earlier);
  await passLock(ports, aLocking());
  await giveLockBack(ports, aLocking());
  expect(await held()).toEqual(earlier);
});

test("a lock that is over is known by those who waited for it, also where nobody told them", async () => {
  const because = [{ reason: "locked", facts: { ...others(), pullRequest: 8, waits: true } }] as const;
  const waiting = aWaitingRequest({ because });
  expect(await isUnlocked(ports, aWaitingRequest())).toBe(false);
  expect(await isUnlocked(ports, waiting)).toBe(true);
  await ports.store.locks.take(others({ expiresAt: today("12:30:00") }));
  expect(await isUnlocked(ports, waiting)).toBe(false);
  time = today("12:30:00");
  expect(await isUnlocked(ports, waiting)).toBe(true);
});

test("who gives a lock back wakes those who wait for the environment, once", async () => {
  await ports.store.requests.add(aWaitingRequest({ pullRequest: { number: 9, nodeId: "PR_9" } }));
  await ports.store.locks.take(others());
  expect(await giveBack(ports, others(), { by: "ben", why: "unlocked" })).toBe(true);
  expect(await giveBack(ports, others(), { by: "ben", why: "unlocked" })).toBe(false);
  expect(sent.map(({ job }) => job)).toEqual([{ kind: "advance", request: "501.0.staging" }]);
});

test("a deployment of another tool that is to be carried out here waits for a lock, too, or ends", async () => {
  const executors = { secretsOf: () => ({ values: [], patterns: [] }), find: () => null };
  const all = { ...ports, executors, metrics: noMetrics } as Pick<
    Ports,
    keyof LockPorts | "executors" | "metrics"
  > as Ports;
  await all.store.locks.take(others());
  const place = async (told: Partial<Run>): Promise<Run | null> => {
    const run = aRun({ stage: "waiting", request: null, repository: aLock().repository, ...told });
    await all.store.runs.add(run);
    return takePlace(all, run);
  };
  expect(await place({})).toBeNull();
  expect(await all.store.leases.holder(aRequest())).toBeNull();
  await place({ id: "11/1", environment: anEnvironment({ concurrency: "reject" }) });
  const heard = (await all.store.runs.get("11/1"))?.heard;
  expect(heard).toMatchObject({ state: "error", description: "staging is locked for pull request 8" });
  expect(await place({ id: "11/2", order: { ...aRun().order, pull_request: 8 } })).toMatchObject({ stage: "ordered" });
});

test("what is locked and unlocked is told once each, by whom and why", async () => {
  await passLock(ports, aLocking());
  await passLock(ports, aLocking());
  await giveLockBack(ports, aLocking());
  const told = await ports.store.audit.since(today("00:00:00"), 0);
  expect(
    told.map(({ what, actor, environment, facts }) => [what, actor, environment, facts["cause"], facts["why"]]),
  ).toEqual([
    ["lock", "ada", "staging", "deployment", undefined],
    ["unlock", null, "staging", "deployment", "not deployed"],
  ]);
});
