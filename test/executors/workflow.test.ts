import { expect, test } from "@jest/globals";
import type { Executor as Named } from "../../src/domain/environment.ts";
import type { Order } from "../../src/domain/order.ts";
import { type Run, runId } from "../../src/domain/run.ts";
import type { WorkflowRun } from "../../src/domain/workflow-run.ts";
import { workflowExecutor, type WorkflowOutside } from "../../src/executors/workflow/workflow-executor.ts";
import type { Dispatched, NewDispatch } from "../../src/flows/ports.ts";
import { memoryRuns } from "../../src/store/memory-runs.ts";
import { anEnvironment } from "../builders/environment.ts";
import { headSha } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";
import { anOrder, aRun, forgetful } from "./run.ts";

const mainSha = "d".repeat(40);
const workflow = (told: object = {}): Named => ({
  kind: "workflow",
  file: "deploy.yml",
  ref: "default",
  inputs: null,
  ...told,
});
const theOrder = (told: Partial<Order> = {}): Order => anOrder({ sealed: {}, ...told });
const theRun = (told: Partial<Run> = {}, executor = workflow()): Run =>
  aRun({ environment: anEnvironment({ executor }), ...told });

/** As it is kept when GitHub is asked, or has taken it without saying which run it became. */
const asked = { orderedAt: today("12:00:00"), handle: { branch: "main", accepted: false } };
const accepted = { ...asked, handle: { branch: "main", accepted: true } };

const seenRun = (told: Partial<WorkflowRun> = {}): WorkflowRun => ({
  id: 77,
  url: "https://github.test/acme/site/actions/runs/77",
  status: "in_progress",
  conclusion: null,
  sha: mainSha,
  branch: "main",
  title: "deploy",
  createdAt: today("12:00:01"),
  ...told,
});

interface Setting {
  readonly now?: string;
  /** GitHub's list of runs. */
  readonly dispatched?: readonly WorkflowRun[];
  readonly read?: WorkflowRun | null;
  readonly answer?: Dispatched;
  /** Other deployments of ours. */
  readonly others?: readonly Run[];
}

async function open({ now = "12:01:00", dispatched = [], read = null, others = [], ...setting }: Setting = {}) {
  const dispatches: NewDispatch[] = [];
  const cancelled: number[] = [];
  const answer = setting.answer ?? { kind: "dispatched", run: { id: 77, url: seenRun().url } };
  const clock = { now: () => new Date(today(now)) };
  const github: WorkflowOutside["github"] = {
    async dispatchWorkflow(_, dispatch, remember) {
      await remember();
      dispatches.push(dispatch);
      return answer;
    },
    readWorkflowRun: async () => read,
    findWorkflowRuns: async () => dispatched,
    cancelWorkflowRun: async (_, id) => cancelled.push(id) > 0,
  };
  const { runs } = memoryRuns(clock);
  for (const other of others) await runs.add(other);
  return { executor: workflowExecutor({ github, runs, clock }), dispatches, cancelled };
}

test("the default branch's copy of a workflow is asked for, with sha, environment and deployment", async () => {
  const { executor, dispatches } = await open();
  const remembered: unknown[] = [];
  const started = await executor.start(theRun(), theOrder(), async (handle) => void remembered.push(handle));
  expect(dispatches).toEqual([
    { file: "deploy.yml", ref: null, inputs: { sha: headSha, environment: "staging", deployment_id: "4301" } },
  ]);
  expect(remembered).toEqual([{ branch: "main", accepted: false }]);
  expect(started).toEqual({
    handle: { branch: "main", accepted: true },
    workflowRun: 77,
    report: { state: "queued", logUrl: seenRun().url },
  });
});

test("with ref: head the deployed branch's own copy is asked for", async () => {
  const { executor, dispatches } = await open();
  await executor.start(theRun({}, workflow({ ref: "head" })), theOrder(), forgetful);
  expect(dispatches).toMatchObject([{ file: "deploy.yml", ref: "topic" }]);
});

test.each([
  [
    "a sha with ref: head",
    workflow({ ref: "head" }),
    { deployment: { ...anOrder().deployment, ref: headSha } },
    "needs a branch",
  ],
  ["a parameter that nobody gave", workflow({ inputs: { a: "{parameters.region}" } }), {}, "{parameters.region}"],
  [
    "a name that every object has",
    workflow({ inputs: { a: "{parameters.constructor}" } }),
    {},
    "{parameters.constructor}",
  ],
  ["sealed values", workflow(), { sealed: { KEY: "x" } }, "no sealed values"],
  ["an environment without a workflow", { kind: "external" } as const, {}, "names no workflow"],
])("%s cannot be started, and GitHub is not asked", async (_what, executor, told, said) => {
  const world = await open();
  const { report } = await world.executor.start(theRun({}, executor), theOrder(told), forgetful);
  expect(report).toMatchObject({ state: "error", description: expect.stringContaining(said) });
  expect(world.dispatches).toEqual([]);
});

test.each([
  ["Not Found", "Not started: Not Found. Is deploy.yml in .github/workflows of the default branch?"],
  [
    "Resource not accessible by integration",
    "Not started: Resource not accessible by integration. The App needs the permission actions: write",
  ],
  [
    "Workflow does not have 'workflow_dispatch' trigger",
    "Not started: Workflow does not have 'workflow_dispatch' trigger. Add workflow_dispatch to its triggers",
  ],
  [
    'Unexpected inputs provided: ["foo"]',
    'Not started: Unexpected inputs provided: ["foo"]. Declare them in it, or name others in slipway.yml',
  ],
  [
    "Required input 'x' not provided",
    "Not started: Required input 'x' not provided. Name it under inputs in slipway.yml",
  ],
  [
    "Cannot trigger a 'workflow_dispatch' on a disabled workflow",
    "Not started: Cannot trigger a 'workflow_dispatch' on a disabled workflow. Enable it on the Actions page",
  ],
  ["Something new.\nOn two lines.", "Not started: Something new. On two lines"],
])("what GitHub refuses with %j ends as an error, with what to do", async (message, description) => {
  const { executor } = await open({ answer: { kind: "refused", message } });
  const { report } = await executor.start(theRun(), theOrder(), forgetful);
  expect(report).toEqual({ state: "error", description });
  expect(description.length).toBeLessThanOrEqual(140);
});

test("GitHub's sentence is cut, and what to do is not", async () => {
  const { executor } = await open({
    answer: { kind: "refused", message: `Unexpected inputs provided: ${"x".repeat(500)}` },
  });
  const { report } = await executor.start(theRun(), theOrder(), forgetful);
  expect(report.description?.length).toBeLessThanOrEqual(140);
  expect(report.description).toMatch(/slipway\.yml$/);
});

test.each([
  ["its title", { title: "deploy 4301 to staging" }],
  ["a title with more around it", { title: "deploy #4301: staging" }],
  ["being the only one", {}],
])("what may have been asked for already is known by %s, and not asked for again", async (_what, told) => {
  const { executor, dispatches } = await open({ dispatched: [seenRun(told)] });
  const started = await executor.start(theRun(asked), theOrder(), forgetful);
  expect(started).toMatchObject({ workflowRun: 77, report: { state: "in_progress", logUrl: seenRun().url } });
  expect(dispatches).toEqual([]);
});

test("what may have been asked for a moment ago is waited for before it is asked for again", async () => {
  const { executor, dispatches } = await open({ now: "12:00:05" });
  const again = executor.start(theRun(asked), theOrder(), forgetful);
  await expect(again).rejects.toMatchObject({ fault: "transient", retryAfter: 10_000 });
  expect(dispatches).toEqual([]);
});

test("what GitHub shows nothing of after a while is asked for again", async () => {
  const { executor, dispatches } = await open({ dispatched: [seenRun({ branch: "release" })] });
  const started = await executor.start(theRun(asked), theOrder(), forgetful);
  expect(started).toMatchObject({ workflowRun: 77 });
  expect(dispatches).toHaveLength(1);
});

test("what GitHub took is not asked for again, whatever it shows", async () => {
  const { executor, dispatches } = await open();
  const started = await executor.start(theRun(accepted), theOrder(), forgetful);
  expect(started.report).toEqual({ state: "queued" });
  expect(dispatches).toEqual([]);
});

const other = (told: Partial<Run>): Run =>
  theRun({
    id: runId(11, 4302),
    order: { ...theRun().order, deployment: { ...anOrder().deployment, id: 4302 } },
    ...told,
  });
const pair = [seenRun(), seenRun({ id: 78, createdAt: today("12:00:02") })];
const settled = { stage: "over", orderedAt: today("11:59:30") } as const;

test.each<readonly [string, Setting]>([
  ["two runs that could be it", { dispatched: pair }],
  ["two runs with its name", { dispatched: pair.map((seen) => ({ ...seen, title: "deploy 4301" })) }],
  [
    "a run from before it was asked for, by GitHub's clock",
    { dispatched: [seenRun({ createdAt: today("11:59:50") })] },
  ],
  ["another deployment that looks for its run, too", { dispatched: [seenRun()], others: [other(asked)] }],
])("with %s nobody can say, so nothing is started and a person has to look", async (_what, setting) => {
  const { executor, dispatches } = await open(setting);
  const { report } = await executor.start(theRun(asked), theOrder(), forgetful);
  expect(report).toMatchObject({
    state: "error",
    description: expect.stringMatching(/^It may have been started.*See Actions/),
  });
  expect(report.description?.length).toBeLessThanOrEqual(140);
  expect(dispatches).toEqual([]);
});

test.each<readonly [string, Setting]>([
  ["by its id", { others: [other({ ...asked, workflowRun: 77 })] }],
  [
    "by its id, though the title names this one",
    { dispatched: [seenRun({ title: "4301" })], others: [other({ workflowRun: 77 })] },
  ],
  ["by its title", { dispatched: [seenRun({ title: "deploy 4302" })], others: [other(asked)] }],
  ["by its title, though it is over", { dispatched: [seenRun({ title: "deploy 4302" })], others: [other(settled)] }],
])("another deployment's run, known %s, is not taken for this one's", async (_what, setting) => {
  const { executor, dispatches } = await open({ dispatched: [seenRun()], ...setting });
  expect(await executor.observe(theRun(accepted))).toBeNull();
  expect(await executor.start(theRun(asked), theOrder(), forgetful)).toMatchObject({ workflowRun: 77 });
  expect(dispatches).toHaveLength(1);
});

test("a number in a title is no deployment's id where that one was deployed another day", async () => {
  const long = other({ stage: "over", orderedAt: "2026-02-01T12:00:00.000Z" });
  const { executor } = await open({ dispatched: [seenRun({ title: "deploy 4302 replicas" })], others: [long] });
  expect(await executor.observe(theRun(accepted))).toMatchObject({ state: "in_progress" });
});

test("an id that is part of a longer number or of a sha names nothing", async () => {
  const titles = ["deploy 14301", "deploy 43012", "deploy 4301abc", "deploy abc4301"];
  const { executor } = await open({ now: "12:00:05", dispatched: titles.map((title, id) => seenRun({ id, title })) });
  expect(await executor.observe(theRun(accepted))).toBeNull();
});

test("a run of which GitHub did not say which it is, is found when it shows up", async () => {
  const soon = await open({ now: "12:00:05" });
  expect(await soon.executor.observe(theRun(accepted))).toBeNull();
  const earlier = seenRun({ id: 70, createdAt: today("11:59:40"), status: "completed", conclusion: "success" });
  const later = await open({ dispatched: [seenRun(), earlier] });
  expect(await later.executor.observe(theRun(accepted))).toMatchObject({ state: "in_progress" });
});

test("a run of before is not taken for the one that did not show up yet", async () => {
  const before = seenRun({ createdAt: today("11:59:58"), status: "completed", conclusion: "success" });
  const { executor } = await open({ now: "12:00:03", dispatched: [before] });
  expect(await executor.observe(theRun(accepted))).toBeNull();
});

test("a run is followed by its id", async () => {
  const { executor } = await open({ read: seenRun({ status: "completed", conclusion: "failure" }) });
  expect(await executor.observe(theRun({ ...accepted, workflowRun: 77 }))).toEqual({
    state: "failure",
    description: "The workflow failed",
    workflowRun: 77,
    logUrl: seenRun().url,
  });
});

test("a run that somebody deleted is an error, unless GitHub does not show it yet", async () => {
  const run = theRun({ ...accepted, workflowRun: 77 });
  expect(await (await open()).executor.observe(run)).toMatchObject({ state: "error" });
  expect(await (await open({ now: "12:00:02" })).executor.observe(run)).toBeNull();
});

test.each([
  ["that goes on is cancelled, and", "in_progress", [77]],
  ["that is over", "completed", []],
])("with ref: head a run on another commit %s is an error", async (_what, status, stopped) => {
  const { executor, cancelled } = await open({
    read: seenRun({ status, conclusion: status === "completed" ? "success" : null }),
  });
  const report = await executor.observe(theRun({ ...accepted, workflowRun: 77 }, workflow({ ref: "head" })));
  expect(report).toMatchObject({ state: "error", description: "The workflow ran on another commit" });
  expect(cancelled).toEqual(stopped);
});

test("what goes on is cancelled, what is over is left, and what cannot be found may still run", async () => {
  const run = theRun({ ...accepted, workflowRun: 77 });
  const running = await open({ read: seenRun() });
  expect(await running.executor.cancel(run)).toBe(true);
  expect(running.cancelled).toEqual([77]);
  const over = await open({ read: seenRun({ status: "completed", conclusion: "success" }) });
  expect(await over.executor.cancel(run)).toBe(true);
  expect(over.cancelled).toEqual([]);
  const lost = await open();
  expect(await lost.executor.cancel(theRun(accepted))).toBe(false);
  expect(await lost.executor.cancel(theRun())).toBe(false);
});
