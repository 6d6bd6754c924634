import { expect, test } from "@jest/globals";
import { verify } from "@octokit/webhooks-methods";
import { cut } from "../../src/sandbox/openapi/operations.ts";
import { findProblem } from "../../src/sandbox/openapi/validate.ts";
import type { Permissions } from "../../src/sandbox/state/apps.ts";
import { type Inbox, openInbox, type Received } from "./inbox.ts";
import { client, everyPermission, openStory, type Story } from "./story.ts";

const everyEvent = [
  "check_run",
  "check_suite",
  "deployment",
  "deployment_status",
  "issue_comment",
  "pull_request",
  "pull_request_review",
  "push",
  "status",
  "workflow_run",
];

/** Writing them would mean to hear of one's own unasked. */
const readingChecks: Permissions = { ...everyPermission, checks: "read" };

interface Heard extends Story {
  readonly inbox: Inbox;
  readonly ears: ReturnType<Story["sandbox"]["app"]>;
}

/** A second App that listens. */
async function openHearing(events = everyEvent, permissions: Permissions = readingChecks): Promise<Heard> {
  const story = await openStory();
  const inbox = await openInbox();
  const webhook = { webhookUrl: inbox.url, webhookSecret: "a secret" };
  const ears = story.sandbox.app({ slug: "ears", permissions, events, ...webhook });
  ears.install("acme");
  await story.sandbox.idle();
  inbox.received.length = 0;
  return { ...story, inbox, ears };
}

test("a webhook is signed, and says in its headers what it is", async () => {
  const { sandbox, inbox, ears } = await openHearing();
  sandbox.push("acme/site", "main", { files: { "a.txt": "a" }, by: "ada" });
  await sandbox.idle();
  const [push] = inbox.received;
  expect(push?.headers).toMatchObject({
    "content-type": "application/json",
    "user-agent": expect.stringMatching(/^GitHub-Hookshot\//),
    "x-github-event": "push",
    "x-github-delivery": expect.stringMatching(/^[0-9a-f-]{36}$/),
    "x-github-hook-id": String(ears.id),
    "x-github-hook-installation-target-id": String(ears.id),
    "x-github-hook-installation-target-type": "integration",
    "x-hub-signature": expect.stringMatching(/^sha1=/),
  });
  expect(await verify("a secret", push?.text ?? "", push?.signature ?? "")).toBe(true);
  expect(await verify("another", push?.text ?? "", push?.signature ?? "")).toBe(false);
});

test("a comment on a pull request tells who may be behind it, but not the head", async () => {
  const { sandbox, inbox } = await openHearing(["issue_comment"]);
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.comment(pull, { by: "ada", body: "/deploy staging" });
  await sandbox.idle();
  const [comment] = inbox.received;
  expect(comment?.payload).toMatchObject({
    action: "created",
    issue: { number: pull.number, pull_request: { html_url: `${sandbox.url}/acme/site/pull/1` }, draft: false },
    comment: {
      body: "/deploy staging",
      user: { login: "ada", type: "User" },
      author_association: "COLLABORATOR",
      performed_via_github_app: null,
    },
    repository: { full_name: "acme/site", default_branch: "main" },
    organization: { login: "acme" },
    sender: { login: "ada", type: "User" },
    installation: { id: expect.any(Number) },
  });
  expect(comment?.text).not.toContain(pull.headSha);
});

test("an edited comment tells what it said before", async () => {
  const { sandbox, inbox } = await openHearing(["issue_comment"]);
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const comment = sandbox.comment(pull, { by: "ada", body: "hello" });
  sandbox.editComment(comment, { by: "mia", body: "/deploy" });
  sandbox.deleteComment(comment, { by: "mia" });
  await sandbox.idle();
  expect(inbox.names().toSorted()).toEqual(["issue_comment created", "issue_comment deleted", "issue_comment edited"]);
  const edited = inbox.received.find(({ action }) => action === "edited");
  expect(edited?.payload).toMatchObject({ changes: { body: { from: "hello" } }, sender: { login: "mia" } });
});

test("an App hears of its own doings too", async () => {
  const { sandbox, inbox, ears, repo } = await openHearing(["issue_comment"]);
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const octokit = client(sandbox, ears.token("acme"));
  await octokit.rest.issues.createComment({ ...repo, issue_number: pull.number, body: "a card" });
  await sandbox.idle();
  expect(inbox.received[0]?.payload).toMatchObject({
    comment: { performed_via_github_app: { id: ears.id } },
    sender: { login: "ears[bot]", type: "Bot" },
  });
});

test("a deployment and its statuses are told, but never `inactive`", async () => {
  const { sandbox, inbox, octokit, repo } = await openHearing(["deployment", "deployment_status"]);
  const { data } = await octokit.rest.repos.createDeployment({ ...repo, ref: "main", environment: "staging" });
  const deployment_id = "id" in data ? data.id : 0;
  await octokit.rest.repos.createDeploymentStatus({ ...repo, deployment_id, state: "success" });
  await octokit.rest.repos.createDeploymentStatus({ ...repo, deployment_id, state: "inactive" });
  await sandbox.idle();
  expect(inbox.names()).toEqual(["deployment created", "deployment_status created"]);
  expect(inbox.received[0]?.payload).toMatchObject({
    deployment: { id: deployment_id },
    workflow: null,
    workflow_run: null,
  });
  expect(inbox.received[1]?.payload).toMatchObject({ deployment_status: { state: "success" }, check_run: null });
});

test("a deployment that a job's own environment made names its run", async () => {
  const { sandbox, inbox } = await openHearing(["deployment"]);
  sandbox.deployment("acme/site", { ref: "main", environment: "qa", workflowRun: 77, by: "github-actions[bot]" });
  await sandbox.idle();
  expect(inbox.received[0]?.payload).toMatchObject({ workflow_run: { id: 77 } });
});

test("a merge on deployment is a push and a new head by the App, and no deployment", async () => {
  const { sandbox, inbox, octokit, repo } = await openHearing(["push", "pull_request", "deployment"]);
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.push("acme/site", "main", { files: { "news.txt": "news" } });
  await sandbox.idle();
  inbox.received.length = 0;
  const before = pull.headSha;
  await octokit.rest.repos.createDeployment({ ...repo, ref: "topic" });
  await sandbox.idle();
  const byName = new Map(inbox.received.map((one) => [one.event, one.payload]));
  expect([...byName.keys()].toSorted()).toEqual(["pull_request", "push"]);
  expect(byName.get("push")).toMatchObject({
    ref: "refs/heads/topic",
    before,
    after: pull.headSha,
    forced: false,
    pusher: { name: "slipway[bot]" },
    head_commit: { id: pull.headSha, message: "Merge main into topic" },
  });
  expect(byName.get("pull_request")).toMatchObject({
    action: "synchronize",
    before,
    after: pull.headSha,
    pull_request: { head: { sha: pull.headSha } },
    sender: { login: "slipway[bot]" },
  });
});

test("a check of a fork's commit names neither branch nor pull request", async () => {
  const { sandbox, inbox } = await openHearing(["check_run"]);
  const fork = sandbox.fork("acme/site", { by: "eve" });
  const { headSha: ref } = sandbox.pullRequest("acme/site", { head: "x", from: fork, by: "eve" });
  sandbox.checkRun("acme/site", { name: "ci", ref, conclusion: "success" });
  await sandbox.idle();
  const run = { head_sha: ref, pull_requests: [], check_suite: { head_branch: null, pull_requests: [] } };
  expect(inbox.received[0]?.payload).toMatchObject({ check_run: run });
});

test("a suite is told to be complete once its last run is", async () => {
  const { sandbox, inbox } = await openHearing(["check_run", "check_suite"]);
  const { headSha: ref } = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  await sandbox.idle();
  inbox.received.length = 0;
  const lint = sandbox.checkRun("acme/site", { name: "lint", ref, status: "in_progress" });
  sandbox.checkRun("acme/site", { name: "test", ref, conclusion: "success" });
  sandbox.updateCheckRun(lint, { conclusion: "failure" });
  await sandbox.idle();
  const suites = inbox.received.filter(({ event }) => event === "check_suite");
  expect(suites.map(({ payload }) => payload["check_suite"])).toMatchObject([
    { status: "completed", conclusion: "failure", head_sha: ref },
  ]);
});

test("a commit status names the branches that hold the commit, and no pull request", async () => {
  const { sandbox, inbox } = await openHearing(["status"]);
  const { headSha: ref } = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.status("acme/site", { ref, context: "ci", state: "failure" });
  await sandbox.idle();
  expect(inbox.received[0]?.payload).toMatchObject({
    sha: ref,
    name: "acme/site",
    context: "ci",
    state: "failure",
    branches: [{ name: "topic" }],
  });
});

test("a review shouts its state in the API and whispers it in the webhook", async () => {
  const { sandbox, inbox, octokit, repo } = await openHearing(["pull_request_review"]);
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.review(pull, { by: "mia", body: "/deploy staging" });
  await sandbox.idle();
  expect(inbox.received[0]?.payload).toMatchObject({
    action: "submitted",
    review: { state: "approved", body: "/deploy staging", commit_id: pull.headSha },
  });
  const { data } = await octokit.rest.pulls.listReviews({ ...repo, pull_number: pull.number });
  expect(data[0]?.state).toBe("APPROVED");
});

test("only subscribed events come, and only with the permission they take", async () => {
  const { sandbox, inbox } = await openHearing(["deployment", "issue_comment"], { issues: "read" });
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.comment(pull, { by: "ada", body: "hello" });
  sandbox.deployment("acme/site", { ref: "main", by: "ada" });
  await sandbox.idle();
  expect(inbox.names()).toEqual(["issue_comment created"]);
});

test("with checks:write an App hears of its own checks unasked, of others' never", async () => {
  const { sandbox, inbox, ears } = await openHearing([], everyPermission);
  sandbox.checkRun("acme/site", { name: "theirs", ref: "main", status: "queued" });
  const run = sandbox.checkRun("acme/site", { name: "mine", ref: "main", status: "queued", app: ears.record });
  sandbox.pressButton(run, { identifier: "redeploy", by: "ada" });
  await sandbox.idle();
  expect(inbox.names()).toEqual(["check_run created", "check_run requested_action"]);
  expect(inbox.received[1]?.payload).toMatchObject({
    requested_action: { identifier: "redeploy" },
    sender: { login: "ada" },
  });
});

test("nothing comes from a repository where the App is not installed", async () => {
  const { sandbox, inbox } = await openHearing(["push"]);
  sandbox.repository("umbrella/other");
  sandbox.fork("acme/site", { by: "eve" });
  sandbox.push("eve/site", "main", { by: "eve" });
  await sandbox.idle();
  expect(inbox.received).toEqual([]);
});

test("installations and pings come without being asked for", async () => {
  const { sandbox, inbox, ears } = await openHearing([]);
  ears.suspend("acme");
  sandbox.push("acme/site", "main", { by: "ada" });
  ears.suspend("acme", false);
  ears.uninstall("acme");
  ears.install("acme", { repositories: ["acme/site"] });
  ears.ping();
  await sandbox.idle();
  expect(inbox.names().toSorted()).toEqual([
    "installation created",
    "installation deleted",
    "installation suspend",
    "installation unsuspend",
    "ping",
  ]);
  const created = inbox.received.find(({ action }) => action === "created");
  expect(created?.payload).toMatchObject({
    installation: { app_id: ears.id, account: { login: "acme" }, repository_selection: "selected" },
    repositories: [{ full_name: "acme/site" }],
  });
});

/** Each event of GitHub's description that the sandbox can tell. */
async function everything({ sandbox, ears, octokit, repo }: Heard): Promise<void> {
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.comment(pull, { by: "ears[bot]", body: "a card" });
  sandbox.review(pull, { state: "COMMENTED", by: "mia", body: "/deploy staging" });
  sandbox.closePull(pull, { by: "ada" });
  sandbox.reopen(pull, { by: "ada" });
  const run = sandbox.checkRun("acme/site", { name: "ci", ref: "topic", status: "queued", app: ears.record });
  sandbox.updateCheckRun(run, { conclusion: "success" });
  sandbox.pressButton(run, { identifier: "redeploy", by: "ada" });
  sandbox.status("acme/site", { ref: "topic", context: "ci", state: "success" });
  const deployment = sandbox.deployment("acme/site", { ref: "topic", workflowRun: 7, by: "ada" });
  sandbox.deploymentStatus(deployment, { state: "success", by: "ears[bot]" });
  sandbox.workflow("acme/site", "deploy.yml", { environment: "staging" });
  await octokit.rest.actions.createWorkflowDispatch({ ...repo, workflow_id: "deploy.yml", ref: "topic" });
  for (const dispatched of sandbox.workflowRuns("acme/site")) sandbox.completeRun(dispatched);
  sandbox.deleteBranch("acme/site", "topic", { by: "ada" });
  sandbox.rename("acme/site", { name: "www", by: "alan" });
  ears.add("acme", ["acme/www"]);
  ears.uninstall("acme");
  ears.install("acme");
  await sandbox.idle();
}

test("every webhook has the body that GitHub describes", async () => {
  const heard = await openHearing([...everyEvent, "repository"], everyPermission);
  await everything(heard);
  const nameOf = ({ event, action }: Received): string =>
    [event, ...(action ? [action] : [])].join("-").replaceAll("_", "-");
  const checked = heard.inbox.received.filter((one) => nameOf(one) in cut.webhooks);
  const problems = checked.map((one) => [nameOf(one), findProblem(cut.webhooks[nameOf(one)] ?? {}, one.payload)]);
  expect(problems.filter(([, problem]) => problem !== null)).toEqual([]);
  expect([...new Set(checked.map(nameOf))].toSorted()).toEqual(Object.keys(cut.webhooks));
});
