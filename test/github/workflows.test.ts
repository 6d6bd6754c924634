import { expect, test } from "@jest/globals";
import { Fault } from "../../src/domain/fault.ts";
import type { NewDispatch } from "../../src/flows/ports.ts";
import { edge, repository } from "./edge.ts";

const workflow = "/repos/acme/site/actions/workflows/deploy.yml";
const dispatches = `${workflow}/dispatches`;
const remember = async (): Promise<void> => {};
const dispatch: NewDispatch = { file: "deploy.yml", ref: null, inputs: { sha: "abc123", deployment_id: "5" } };
const plain = { ref: "main", inputs: dispatch.inputs };
const detailed = { ...plain, return_run_details: true };

/** As an Enterprise Server before 3.21 answers to what it does not know. */
const unknownKey = { message: 'Invalid request.\n\n"return_run_details" is not a permitted key.', status: "422" };

const wire = {
  id: 77,
  html_url: "https://github.com/acme/site/actions/runs/77",
  status: "queued",
  conclusion: null,
  head_sha: "d".repeat(40),
  head_branch: "main",
  display_title: "deploy 5",
  event: "workflow_dispatch",
  created_at: "2026-01-05T10:00:01Z",
  actor: { login: "slipway[bot]", id: 1001, type: "Bot" },
  triggering_actor: { login: "slipway[bot]", id: 1001, type: "Bot" },
};

const run = {
  id: 77,
  url: wire.html_url,
  status: "queued",
  conclusion: null,
  sha: wire.head_sha,
  branch: "main",
  title: "deploy 5",
  createdAt: wire.created_at,
};

test("a dispatch on the default branch answers which run it became", async () => {
  const { github, scope } = await edge();
  const details = { workflow_run_id: 77, run_url: "https://api.github.com/x", html_url: run.url };
  scope.post(dispatches, detailed).matchHeader("x-github-api-version", "2022-11-28").reply(200, details);
  const answer = await github.dispatchWorkflow(repository, dispatch, remember);
  expect(answer).toEqual({ kind: "dispatched", run: { id: 77, url: run.url } });
  scope.done();
});

test("a dispatch on a branch names the branch", async () => {
  const { github, scope } = await edge();
  scope.post(dispatches, { ...detailed, ref: "topic" }).reply(204);
  const answer = await github.dispatchWorkflow(repository, { ...dispatch, ref: "topic" }, remember);
  expect(answer).toEqual({ kind: "dispatched", run: null });
  scope.done();
});

test.each([400, 422])(
  "a server that knows no run details says so with %s, and is asked without them from then on",
  async (status) => {
    const { github, scope } = await edge();
    let remembered = 0;
    const counting = async (): Promise<void> => void (remembered += 1);
    scope.post(dispatches, detailed).reply(status, unknownKey);
    scope.post(dispatches, plain).times(2).reply(204);
    expect(await github.dispatchWorkflow(repository, dispatch, counting)).toEqual({ kind: "dispatched", run: null });
    expect(await github.dispatchWorkflow(repository, dispatch, counting)).toEqual({ kind: "dispatched", run: null });
    expect(remembered).toBe(3);
    scope.done();
  },
);

test("two dispatches at once learn it from one another, and none is lost", async () => {
  const { github, scope } = await edge();
  scope.post(dispatches, detailed).times(2).reply(422, unknownKey);
  scope.post(dispatches, plain).times(2).reply(204);
  const both = [1, 2].map(() => github.dispatchWorkflow(repository, dispatch, remember));
  expect(await Promise.all(both)).toEqual([1, 2].map(() => ({ kind: "dispatched", run: null })));
  scope.done();
});

test.each([
  [404, "Not Found"],
  [403, "Resource not accessible by integration"],
  [422, "Workflow does not have 'workflow_dispatch' trigger"],
  [422, 'Unexpected inputs provided: ["foo"]'],
  [422, "Required input 'sha' not provided"],
  [422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow"],
  [422, "No ref found for: main"],
])("%s with %j is GitHub's no, and is asked once", async (status, message) => {
  const { github, scope } = await edge();
  scope.post(dispatches).reply(status, { message });
  expect(await github.dispatchWorkflow(repository, dispatch, remember)).toEqual({ kind: "refused", message });
  scope.done();
});

test("a dispatch that GitHub answers with 502 is sent once, and may have started a run", async () => {
  const { github, scope } = await edge();
  scope.post(dispatches).reply(502, "Bad Gateway");
  const asked = github.dispatchWorkflow(repository, dispatch, remember);
  await expect(asked).rejects.toMatchObject({ fault: "transient", maybeApplied: true });
  scope.done();
});

test("a rate limit is no refusal", async () => {
  const { github, scope } = await edge();
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  scope.post(dispatches).reply(403, { message }, { "retry-after": "30" });
  const asked = github.dispatchWorkflow(repository, dispatch, remember);
  await expect(asked).rejects.toMatchObject({ fault: "transient", retryAfter: 30_000, maybeApplied: false });
  scope.done();
});

test("an installation that is gone is no word about the workflow", async () => {
  const { github, scope } = await edge(0);
  scope.post("/app/installations/42/access_tokens").reply(404, { message: "Not Found" });
  await expect(github.dispatchWorkflow(repository, dispatch, remember)).rejects.toMatchObject({ fault: "setup" });
  scope.done();
});

test("no run is asked for that could not be remembered", async () => {
  const { github, scope } = await edge();
  const lost = (): Promise<void> => Promise.reject(new Fault("transient", "the database does not answer"));
  const asked = github.dispatchWorkflow(repository, dispatch, lost);
  await expect(asked).rejects.toMatchObject({ message: "the database does not answer" });
  scope.done();
});

test("a run is read by its id, and one that GitHub does not know is none", async () => {
  const { github, scope } = await edge();
  scope.get("/repos/acme/site/actions/runs/77").reply(200, wire);
  scope.get("/repos/acme/site/actions/runs/78").reply(404, { message: "Not Found" });
  expect(await github.readWorkflowRun(repository, 77)).toEqual(run);
  expect(await github.readWorkflowRun(repository, 78)).toBeNull();
  scope.done();
});

const sought = { file: "deploy.yml", since: "2026-01-05T09:59:00Z" };
const query = { event: "workflow_dispatch", created: ">=2026-01-05T09:59:00Z", per_page: 100 };

test("of the runs of a workflow those count that this App dispatched, also when a person ran one again", async () => {
  const { github, scope } = await edge();
  const ada = { login: "ada", type: "User" };
  const older = { ...wire, id: 70, created_at: "2026-01-05T09:59:30Z", triggering_actor: ada };
  const others = [
    { ...wire, id: 71, actor: ada, triggering_actor: wire.actor },
    { ...wire, id: 72, actor: { login: "ci[bot]", type: "Bot" } },
    { ...wire, id: 73, actor: { login: "slipway[bot]", type: "User" } },
    { ...wire, id: 74, actor: null },
  ];
  scope
    .get(`${workflow}/runs`)
    .query(query)
    .reply(200, { total_count: 6, workflow_runs: [older, ...others, wire] });
  scope.get("/app").reply(200, { id: 1, slug: "slipway" });
  const found = await github.findWorkflowRuns(repository, sought);
  expect(found).toEqual([run, { ...run, id: 70, createdAt: "2026-01-05T09:59:30Z" }]);
  scope.done();
});

test("where no App dispatched anything, nobody asks who the App is; a workflow that is not there has no runs", async () => {
  const { github, scope } = await edge();
  scope.get(`${workflow}/runs`).query(query).reply(200, { total_count: 0, workflow_runs: [] });
  expect(await github.findWorkflowRuns(repository, sought)).toEqual([]);
  scope.get(`${workflow}/runs`).query(query).reply(404, { message: "Not Found" });
  expect(await github.findWorkflowRuns(repository, sought)).toEqual([]);
  scope.get(`${workflow}/runs`).query(query).reply(502);
  await expect(github.findWorkflowRuns(repository, sought)).rejects.toMatchObject({ fault: "transient" });
  scope.done();
});

test("a run is cancelled, and one that is over is not", async () => {
  const { github, scope } = await edge();
  const cancel = "/repos/acme/site/actions/runs/77/cancel";
  scope.post(cancel).reply(202, {});
  scope.post(cancel).reply(409, { message: "Cannot cancel a workflow run that is completed." });
  expect(await github.cancelWorkflowRun(repository, 77)).toBe(true);
  expect(await github.cancelWorkflowRun(repository, 77)).toBe(false);
  scope.post(cancel).reply(500);
  await expect(github.cancelWorkflowRun(repository, 77)).rejects.toMatchObject({ fault: "transient" });
  scope.done();
});
