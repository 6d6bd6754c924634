// So many runs of an executor at a time, the others in their order.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createTurns } from "../../src/executors/command/turns.ts";
import { aCommand, clearAway, makeFolder, sh } from "./command-stage.ts";
import { type Case, eventually, openCase, theOrder, theRun } from "./command-case.ts";
import { forgetful, ordered } from "./run.ts";

let folder: string;
let opened: Case[];

beforeEach(async () => {
  folder = await makeFolder();
  opened = [];
});

afterEach(async () => {
  for (const deployment of [1, 2, 3, 4]) await letEnd(deployment);
  await Promise.all(opened.map(({ executor }) => executor.stop()));
  await clearAway(folder);
});

const command = (at: string) =>
  sh(
    'echo "$SLIPWAY_DEPLOYMENT_ID" >> "$1/begun"; until [ -e "$1/end-$SLIPWAY_DEPLOYMENT_ID" ]; do sleep 0.02; done',
    at,
  );

function open(concurrency: number): Case {
  const opening = openCase(folder, aCommand({ command: command(folder), concurrency }));
  opened.push(opening);
  return opening;
}

const letEnd = (deployment: number): Promise<void> => writeFile(join(folder, `end-${deployment}`), "");

const begun = async (): Promise<string> =>
  (await readFile(join(folder, "begun"), "utf8").catch(() => "")).trim().replaceAll("\n", " ");

const start = async ({ executor }: Case, deployment: number) => {
  const run = ordered(theRun(deployment));
  return ordered(run, await executor.start(run, theOrder(deployment), forgetful));
};

test("one after another, in the order in which they came", async () => {
  const { executor, outside, ended } = open(1);
  const answers = [];
  for (const deployment of [1, 2, 3])
    answers.push(await executor.start(theRun(deployment), theOrder(deployment), forgetful));
  expect(answers.map(({ report }) => report)).toEqual([
    { state: "in_progress" },
    { state: "queued", description: "Waits for 1 other run of local" },
    { state: "queued", description: "Waits for 2 other runs of local" },
  ]);
  await eventually(async () => (await begun()) === "1");
  await letEnd(1);
  await eventually(async () => (await begun()) === "1 2");
  await eventually(() => outside.reports.some(({ run, report }) => run === "11/2" && report.state === "in_progress"));
  await letEnd(2);
  await letEnd(3);
  await ended(theRun(3));
  expect(await begun()).toBe("1 2 3");
  expect(outside.reports.filter(({ run }) => run === "11/2").map(({ report }) => report.state)).toEqual([
    "in_progress",
    "success",
  ]);
});

test("as many at a time as the operator allows", async () => {
  const opening = open(2);
  for (const deployment of [1, 2, 3]) await start(opening, deployment);
  await eventually(async () => (await begun()).length === 3);
  await letEnd(2);
  await opening.ended(theRun(2));
  await eventually(async () => (await begun()).endsWith("3"));
});

test("one that is cancelled while it waits never begins, and holds nobody up", async () => {
  const opening = open(1);
  await start(opening, 1);
  const second = await start(opening, 2);
  await start(opening, 3);
  expect(await opening.executor.cancel(second)).toBe(true);
  expect(await opening.ended(second)).toEqual({ state: "error", description: "Cancelled" });
  await letEnd(1);
  await eventually(async () => (await begun()) === "1 3");
});

test("runs that were found after a restart count", async () => {
  const before = open(1);
  await start(before, 1);
  await eventually(async () => (await begun()) === "1");
  await before.executor.stop();
  const after = open(1);
  const { heard } = await start(after, 2);
  expect(heard?.state).toBe("queued");
  await letEnd(1);
  await after.ended(theRun(1));
  await eventually(async () => (await begun()) === "1 2");
});

test("one that waited when Slipway was stopped has ended, and says why", async () => {
  const before = open(1);
  await start(before, 1);
  const second = await start(before, 2);
  await eventually(async () => (await begun()) === "1");
  await before.executor.stop();
  const after = open(1);
  expect(await after.executor.observe(second)).toBeNull();
  expect(await after.ended(second)).toEqual({
    state: "error",
    description: "Not started: Slipway was restarted before its turn came",
  });
  expect(await begun()).toBe("1");
});

test("a turn that is given back twice is free once", async () => {
  const turns = createTurns(1);
  turns.take("a");
  const b = turns.take("b");
  const c = turns.take("c");
  turns.leave("a");
  turns.leave("a");
  expect(await b.granted).toBe(true);
  expect(await Promise.race([c.granted, Promise.resolve("waits")])).toBe("waits");
});
