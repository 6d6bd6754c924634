import { expect, test } from "@jest/globals";
import type { WorkflowStory } from "../../src/sandbox/builders/workflows.ts";
import { openInbox } from "./inbox.ts";
import { client, everyPermission, openStory, refusal, type Story } from "./story.ts";

const deploy: WorkflowStory = {
  inputs: { sha: { required: true }, deployment_id: {}, level: { required: true, default: "info" } },
  runName: "deploy ${{ inputs.deployment_id }} at ${{inputs.level}}",
};

const workflow_id = "deploy.yml";
const inputs = { sha: "abc", deployment_id: "4301" };

async function open(workflow: WorkflowStory = deploy): Promise<Story> {
  const story = await openStory();
  story.sandbox.workflow("acme/site", workflow_id, workflow);
  return story;
}

interface Asked {
  readonly ref?: string;
  readonly inputs?: Record<string, string>;
  readonly return_run_details?: boolean;
}

const dispatch = ({ octokit, repo }: Story, asked: Asked = {}) =>
  octokit.rest.actions.createWorkflowDispatch({ ...repo, workflow_id, ref: "main", inputs, ...asked });

/** The one that was dispatched. */
function runOf({ sandbox }: Story) {
  const [run, ...more] = sandbox.workflowRuns("acme/site");
  if (!run || more.length > 0) throw new Error("There is one run.");
  return run;
}

test("a dispatch says which run it is only to whoever asks", async () => {
  const story = await open();
  expect(await dispatch(story)).toMatchObject({ status: 204 });
  const run_id = runOf(story).id;
  const url = `${story.sandbox.url}/api/v3/repos/acme/site/actions/runs/${run_id + 1}`;
  const { status, data } = await dispatch(story, { return_run_details: true });
  expect(status).toBe(200);
  expect(data).toEqual({
    workflow_run_id: run_id + 1,
    run_url: url,
    html_url: `${story.sandbox.url}/acme/site/actions/runs/${run_id + 1}`,
  });
});

test("a run has the title that its workflow makes of the inputs, and their defaults", async () => {
  const story = await open();
  await dispatch(story);
  const { data } = await story.octokit.rest.actions.getWorkflowRun({ ...story.repo, run_id: runOf(story).id });
  expect(data).toMatchObject({
    display_title: "deploy 4301 at info",
    path: ".github/workflows/deploy.yml",
    event: "workflow_dispatch",
    status: "queued",
    conclusion: null,
    head_branch: "main",
    run_number: 1,
    actor: { login: "slipway[bot]", type: "Bot" },
  });
});

test.each([
  [
    "an input that the workflow does not know",
    {},
    { inputs: { ...inputs, foo: "1" } },
    'Unexpected inputs provided: ["foo"]',
  ],
  ["an input that is missing", {}, { inputs: {} }, "Required input 'sha' not provided"],
  ["a sha in place of a branch", {}, { ref: "a".repeat(40) }, `No ref found for: ${"a".repeat(40)}`],
  [
    "a workflow that is not to be dispatched",
    { inputs: null },
    {},
    "Workflow does not have 'workflow_dispatch' trigger",
  ],
])("%s is refused, and nothing runs", async (_what, differs, asked, message) => {
  const story = await open({ ...deploy, ...differs });
  expect(await refusal(dispatch(story, asked))).toMatchObject({ status: 422, data: { message } });
  expect(story.sandbox.workflowRuns("acme/site")).toEqual([]);
});

test("a workflow that was disabled is refused, one that is not there is not found", async () => {
  const story = await openStory();
  expect(await refusal(dispatch(story))).toMatchObject({ status: 404 });
  story.sandbox.disableWorkflow(story.sandbox.workflow("acme/site", workflow_id, deploy));
  const message = "Cannot trigger a 'workflow_dispatch' on a disabled workflow";
  expect(await refusal(dispatch(story))).toMatchObject({ status: 422, data: { message } });
});

test("to dispatch and to cancel takes actions: write, to look takes actions: read", async () => {
  const story = await open();
  await dispatch(story);
  const { sandbox, app, repo } = story;
  const reader = client(sandbox, app.token("acme", { permissions: { ...everyPermission, actions: "read" } }));
  const run_id = runOf(story).id;
  const asked = { ...repo, run_id };
  expect(await refusal(dispatch({ ...story, octokit: reader }))).toMatchObject({ status: 403 });
  expect(await refusal(reader.rest.actions.cancelWorkflowRun(asked))).toMatchObject({ status: 403 });
  expect((await reader.rest.actions.getWorkflowRun(asked)).status).toBe(200);
});

test("the runs of a workflow are listed newest first, since a time and on a branch", async () => {
  const story = await open();
  story.sandbox.push("acme/site", "topic", { by: "ada" });
  await dispatch(story);
  story.clock.turn(60_000);
  await dispatch(story, { ref: "topic" });
  story.clock.turn(60_000);
  await dispatch(story);
  const branches = async (query: object): Promise<(string | null)[]> => {
    const { data } = await story.octokit.rest.actions.listWorkflowRuns({ ...story.repo, workflow_id, ...query });
    return data.workflow_runs.map(({ head_branch: branch }) => branch);
  };
  expect(await branches({})).toEqual(["main", "topic", "main"]);
  expect(await branches({ created: ">=2026-11-02T09:01:00Z" })).toEqual(["main", "topic"]);
  expect(await branches({ branch: "topic" })).toEqual(["topic"]);
  expect(await branches({ event: "push" })).toEqual([]);
});

test("a run is cancelled once", async () => {
  const story = await open();
  await dispatch(story);
  const { octokit, repo } = story;
  const run_id = runOf(story).id;
  expect(await octokit.rest.actions.cancelWorkflowRun({ ...repo, run_id })).toMatchObject({ status: 202 });
  expect(runOf(story)).toMatchObject({ status: "completed", conclusion: "cancelled" });
  expect(await refusal(octokit.rest.actions.cancelWorkflowRun({ ...repo, run_id }))).toMatchObject({
    status: 409,
    data: { message: "Cannot cancel a workflow run that is completed." },
  });
});

test("a run tells that it was asked for, began and completed, and never its inputs", async () => {
  const story = await open();
  const inbox = await openInbox();
  const hearing = { permissions: { actions: "read" }, events: ["workflow_run"], webhookUrl: inbox.url } as const;
  story.sandbox.app({ slug: "ears", ...hearing }).install("acme");
  await dispatch(story, { inputs: { ...inputs, sha: "never told" } });
  story.sandbox.completeRun(runOf(story), "failure");
  await story.sandbox.idle();
  const told = inbox.received.filter(({ event }) => event === "workflow_run");
  expect(told.map(({ action }) => String(action)).toSorted()).toEqual(["completed", "in_progress", "requested"]);
  const completed = told.find(({ action }) => action === "completed");
  expect(completed?.payload).toMatchObject({
    workflow: { path: ".github/workflows/deploy.yml" },
    workflow_run: { display_title: "deploy 4301 at info", status: "completed", conclusion: "failure" },
  });
  expect(told.map(({ text }) => text).join()).not.toContain("never told");
});

test("a job that names its environment makes a deployment of its own, whose success retires what ran there", async () => {
  const story = await open({ ...deploy, inputs: { environment: {} }, environment: "${{ inputs.environment }}" });
  const { sandbox } = story;
  const before = sandbox.deployment("acme/site", { ref: "main", environment: "staging", by: "ada" });
  sandbox.deploymentStatus(before, { state: "success", by: "ada" });
  await dispatch(story, { inputs: { environment: "staging" } });
  const run = runOf(story);
  sandbox.beginRun(run);
  const made = sandbox.state.repositories.get("acme/site")?.deployments.at(-1);
  expect(made).toMatchObject({
    environment: "staging",
    ref: "main",
    creator: "github-actions[bot]",
    workflowRun: run.id,
    statuses: [{ state: "in_progress", creator: "github-actions[bot]" }],
  });
  sandbox.completeRun(run);
  expect(made?.statuses.map(({ state }) => state)).toEqual(["in_progress", "success"]);
  expect(before.statuses.map(({ state }) => state)).toEqual(["success", "inactive"]);
});

test("a run whose job never began leaves neither a check nor a deployment", async () => {
  const story = await open({ environment: "staging" });
  await dispatch(story, { inputs: {} });
  story.sandbox.completeRun(runOf(story), "startup_failure");
  expect(story.sandbox.state.repositories.get("acme/site")).toMatchObject({ checkRuns: [], deployments: [] });
  expect(runOf(story)).toMatchObject({ status: "completed", conclusion: "startup_failure" });
});

test("the job of a run is a check of the commit that it runs on, by Actions and of that event", async () => {
  const story = await open();
  await dispatch(story);
  story.sandbox.beginRun(runOf(story));
  const site = story.sandbox.state.repositories.get("acme/site");
  expect(site?.checkRuns).toMatchObject([{ name: "deploy", status: "in_progress" }]);
  expect(site?.suites.at(-1)).toMatchObject({
    app: { slug: "github-actions" },
    workflowRun: { event: "workflow_dispatch", id: runOf(story).id },
  });
  story.sandbox.completeRun(runOf(story), "timed_out");
  expect(site?.checkRuns).toMatchObject([{ status: "completed", conclusion: "timed_out" }]);
});
