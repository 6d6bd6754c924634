import { expect, test } from "@jest/globals";
import { cut } from "../../src/sandbox/openapi/operations.ts";
import { hookRoutes } from "../../src/sandbox/rest/hook.ts";
import { createMeter } from "../../src/sandbox/rest/rate-limit.ts";
import { routes } from "../../src/sandbox/rest/routes.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { jwt } from "./jwt.ts";
import { client, openStory, refusal } from "./story.ts";

test("every route that the sandbox serves is one that GitHub describes", () => {
  const meter = createMeter(createSandbox().state);
  const served = [...routes, ...hookRoutes(() => {}), meter.route].map(({ operation }) => operation);
  expect(served.filter((operation) => !(operation in cut.operations))).toEqual([]);
  expect(new Set(served).size).toBe(served.length);
});

test("a route that the sandbox does not know is a loud failure, never a quiet 404", async () => {
  const { sandbox, octokit, repo } = await openStory();
  expect(await refusal(octokit.rest.repos.listForks(repo))).toMatchObject({ status: 501 });
  expect(sandbox.failures.splice(0)).toEqual(["The sandbox does not know GET /repos/acme/site/forks."]);
});

test("a body that is no JSON is a 400", async () => {
  const { sandbox, app } = await openStory();
  const post = (body: string) =>
    fetch(`${sandbox.url}/api/v3/repos/acme/site/deployments`, {
      method: "POST",
      headers: { authorization: `token ${app.token("acme")}` },
      body,
    });
  const answers = await Promise.all(["{", "[]", "null", '"text"'].map(post));
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
});

test.each([
  "GET /repos/{owner}/{repo}",
  "GET /repos/{owner}/{repo}/pulls",
  "GET /repos/{owner}/{repo}/pulls?state=all&head=acme:topic&sort=updated&direction=asc",
  "GET /repos/{owner}/{repo}/pulls/1/files",
  "GET /repos/{owner}/{repo}/pulls/1/reviews",
  "GET /repos/{owner}/{repo}/environments/staging/deployment-branch-policies",
  "GET /orgs/acme/teams",
  "GET /installation/repositories",
  "GET /rate_limit",
])("%s answers as GitHub describes", async (route) => {
  const { sandbox, octokit, repo } = await openStory();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.review(pull, { by: "mia", body: "fine" });
  sandbox.label(pull, { label: "preview", by: "ada" });
  sandbox.environment("acme/site", "staging");
  sandbox.team("acme/sre", { members: ["ada"] });
  const { status, headers } = await octokit.request(route, repo);
  expect(status).toBe(200);
  expect(headers).toMatchObject({ "x-ratelimit-limit": "5000", "x-ratelimit-used": "1" });
});

test.each(["GET /app", "GET /app/installations", "GET /app/hook/config", "GET /app/hook/deliveries"])(
  "%s answers the App",
  async (route) => {
    const { sandbox, app } = await openStory();
    const token = jwt(app.privateKey, { iss: app.id });
    expect((await client(sandbox, token).request(route)).status).toBe(200);
  },
);

test("one deployment status and one check run are read by their ids", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const deployment = sandbox.deployment("acme/site", { ref: "main", environment: "qa", by: "ada" });
  const status = sandbox.deploymentStatus(deployment, { state: "queued", by: "ada" });
  const run = sandbox.checkRun("acme/site", { name: "ci", ref: "main", status: "queued" });
  const read = await octokit.rest.repos.getDeploymentStatus({
    ...repo,
    deployment_id: deployment.id,
    status_id: status.id,
  });
  expect(read.data.id).toBe(status.id);
  expect((await octokit.rest.checks.get({ ...repo, check_run_id: run.id })).data.name).toBe("ci");
});
