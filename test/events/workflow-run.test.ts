import { expect, test } from "@jest/globals";
import type { Run } from "../../src/domain/run.ts";
import { toIntake } from "../../src/events/registry.ts";
import { watchKey } from "../../src/flows/jobs.ts";
import type { Delivery } from "../../src/flows/ports.ts";
import { takeIn } from "../../src/flows/take-in.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import { today } from "../builders/time.ts";
import { aRun } from "../executors/run.ts";

const now = new Date(today("12:00:00"));

const wire = {
  id: 77,
  html_url: "https://github.test/acme/site/actions/runs/77",
  status: "completed",
  conclusion: "success",
  head_sha: "d".repeat(40),
  head_branch: "main",
  display_title: "deploy 4301",
  created_at: today("12:00:00"),
};

const delivery = (action: string, told: object = {}): object => ({
  action,
  repository: { id: 11 },
  workflow_run: { ...wire, ...told },
});

/** What is kept of a delivery where this run is known. */
async function keep(payload: object, run?: Run): Promise<Delivery[]> {
  const store = memoryStore({ now: () => now });
  if (run) await store.runs.add(run);
  const kept: Delivery[] = [];
  const inbox = { take: async (one: Delivery) => void kept.push(one) };
  const means = await takeIn({ store, inbox }, "d1", toIntake("workflow_run", payload, now));
  expect(means).toBe(kept.length > 0);
  return kept;
}

const workflowRun = {
  id: 77,
  url: wire.html_url,
  status: "completed",
  conclusion: "success",
  sha: wire.head_sha,
  branch: "main",
  title: "deploy 4301",
  createdAt: wire.created_at,
};

test("a run of Actions that carries out a deployment of ours is followed", async () => {
  const [kept, ...more] = await keep(delivery("completed"), aRun({ workflowRun: 77 }));
  expect(kept?.jobs).toEqual([
    { job: { kind: "workflow_run", run: "11/4301", workflowRun }, options: { key: watchKey("11/4301") } },
  ]);
  expect(more).toEqual([]);
});

test("a title that is not told is none", async () => {
  const [kept] = await keep(delivery("in_progress", { display_title: undefined }), aRun({ workflowRun: 77 }));
  expect(kept?.jobs).toMatchObject([{ job: { workflowRun: { title: "" } } }]);
});

test.each([
  ["nobody knows", delivery("completed"), undefined],
  [
    "another repository's deployment has the id of",
    delivery("completed"),
    aRun({ repository: { ...aRun().repository, id: 12 }, workflowRun: 77 }),
  ],
  ["carried out a deployment that is over", delivery("completed"), aRun({ workflowRun: 77, stage: "over" })],
  ["was only asked for", delivery("requested"), aRun({ workflowRun: 77 })],
])("a run of Actions that %s costs no write", async (_which, payload, run) => {
  expect(await keep(payload, run)).toEqual([]);
});
