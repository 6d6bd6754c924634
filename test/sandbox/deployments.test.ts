import { expect, test } from "@jest/globals";
import { client, everyPermission, openStory, refusal } from "./story.ts";

test("a deployment without details is one of production, by the App's bot, with GitHub's defaults", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const { status, data } = await octokit.rest.repos.createDeployment({ ...repo, ref: "topic" });
  expect(status).toBe(201);
  expect(data).toMatchObject({
    sha: pull.headSha,
    ref: "topic",
    task: "deploy",
    payload: "",
    environment: "production",
    original_environment: "production",
    production_environment: true,
    transient_environment: false,
    creator: { login: "slipway[bot]", type: "Bot" },
    performed_via_github_app: null,
  });
});

test("only what is called production is production, unless it is said", async () => {
  const { octokit, repo } = await openStory();
  const environments = ["production", "prod", "live"];
  const answers = await Promise.all(
    environments.map((environment) => octokit.rest.repos.createDeployment({ ...repo, ref: "main", environment })),
  );
  expect(answers.map(({ data }) => "id" in data && data.production_environment)).toEqual([true, false, false]);
});

test("a payload comes back as it was sent: an object as an object, a text as a text", async () => {
  const { octokit, repo } = await openStory();
  const payloads = [{ region: "eu-1", deep: { a: [1] } }, '{"region":"eu-1"}'];
  for (const payload of payloads) {
    const { data } = await octokit.rest.repos.createDeployment({ ...repo, ref: "main", payload });
    expect(data).toMatchObject({ payload });
  }
});

test("a deployment names its environment, and GitHub makes one of that name", async () => {
  const { octokit, repo } = await openStory();
  await octokit.rest.repos.createDeployment({ ...repo, ref: "main", environment: "qa/eu west" });
  const { data } = await octokit.rest.repos.getEnvironment({ ...repo, environment_name: "qa/eu west" });
  expect(data.name).toBe("qa/eu west");
});

test.each(["topic", "refs/heads/topic", "v1", "refs/tags/v1", "refs/pull/1/head"])(
  "the ref may be a branch, a tag or a pull request's: %s",
  async (ref) => {
    const { sandbox, octokit, repo } = await openStory();
    const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
    sandbox.tag("acme/site", "v1", { ref: pull.headSha });
    const { data } = await octokit.rest.repos.createDeployment({ ...repo, ref });
    expect(data).toMatchObject({ ref, sha: pull.headSha });
  },
);

test("a ref that does not exist is a 422 that names it", async () => {
  const { octokit, repo } = await openStory();
  expect(await refusal(octokit.rest.repos.createDeployment({ ...repo, ref: "gone" }))).toEqual({
    status: 422,
    data: {
      message: "No ref found for: gone",
      documentation_url: "https://docs.github.com/rest/deployments/deployments#create-a-deployment",
      status: "422",
    },
  });
});

test("a branch that is behind is merged instead of deployed; asked again, it is deployed", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const gated = pull.headSha;
  const news = sandbox.push("acme/site", "main", { files: { "news.txt": "news" }, by: "mia" });
  const merged = await octokit.rest.repos.createDeployment({ ...repo, ref: "topic" });
  expect(merged).toMatchObject({ status: 202, data: { message: "Auto-merged main into topic on deployment." } });
  expect((await octokit.rest.repos.listDeployments(repo)).data).toEqual([]);
  const { data: head } = await octokit.rest.repos.getCommit({ ...repo, ref: "topic" });
  expect(head.parents.map(({ sha }) => sha)).toEqual([gated, news.oid]);
  expect(head).toMatchObject({ author: { login: "slipway[bot]" }, commit: { verification: { verified: true } } });
  expect(pull.headSha).toBe(head.sha);
  const deployed = await octokit.rest.repos.createDeployment({ ...repo, ref: "topic" });
  expect(deployed).toMatchObject({ status: 201, data: { sha: head.sha } });
});

test("without auto_merge a branch that is behind is deployed as it is", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.push("acme/site", "main", { files: { "news.txt": "news" } });
  const { data } = await octokit.rest.repos.createDeployment({ ...repo, ref: "topic", auto_merge: false });
  expect(data).toMatchObject({ sha: pull.headSha });
});

test("a merge needs contents:write, which the documentation does not say", async () => {
  const { sandbox, octokit, repo } = await openStory({ ...everyPermission, contents: "read" });
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const before = pull.headSha;
  sandbox.push("acme/site", "main", { files: { "news.txt": "news" } });
  expect(await refusal(octokit.rest.repos.createDeployment({ ...repo, ref: "topic" }))).toMatchObject({
    status: 403,
    data: { message: "Resource not accessible by integration" },
  });
  expect(pull.headSha).toBe(before);
});

test("a merge that brings workflow files needs workflows:write", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.push("acme/site", "main", { files: { ".github/workflows/ci.yml": "on: push" } });
  const message = expect.stringContaining("`.github/workflows/ci.yml` without `workflows` permission");
  const refused = { status: 403, data: { message } };
  expect(await refusal(octokit.rest.repos.createDeployment({ ...repo, ref: "topic" }))).toMatchObject(refused);
  expect(await refusal(octokit.rest.repos.merge({ ...repo, base: "topic", head: "main" }))).toMatchObject(refused);
});

test("a sha that is behind is called a conflict, though nothing conflicts", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const { headSha } = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.push("acme/site", "main", { files: { "news.txt": "news" } });
  expect(await refusal(octokit.rest.repos.createDeployment({ ...repo, ref: headSha }))).toMatchObject({
    status: 409,
    data: { message: `Conflict merging main into ${headSha}.`, status: "409" },
  });
  expect(await octokit.rest.repos.createDeployment({ ...repo, ref: headSha, auto_merge: false })).toMatchObject({
    status: 201,
  });
});

test("two changes of the same file conflict, with the ref as it was asked for", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.pullRequest("acme/site", { head: "topic", by: "ada", files: { "README.md": "ours" } });
  sandbox.push("acme/site", "main", { files: { "README.md": "theirs" } });
  const refused = await refusal(octokit.rest.repos.createDeployment({ ...repo, ref: "refs/heads/topic" }));
  expect(refused).toEqual({
    status: 409,
    data: {
      message: "Conflict merging main into refs/heads/topic.",
      documentation_url: "https://docs.github.com/rest/deployments/deployments#create-a-deployment",
      status: "409",
    },
  });
});

test("required contexts that were left out are all; the refusal lists green ones too, and repeats names", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const { headSha: ref } = sandbox.pullRequest("acme/site", { head: "feature/abc", by: "ada" });
  sandbox.status("acme/site", { ref, context: "CodeRabbit", state: "pending" });
  const ci = { name: "main", ref, conclusion: "success" as const };
  sandbox.checkRun("acme/site", { ...ci, workflowRun: { id: 1, event: "push", name: "CI" } });
  sandbox.checkRun("acme/site", { ...ci, workflowRun: { id: 2, event: "pull_request", name: "CI" } });
  sandbox.checkRun("acme/site", { name: "build (0)", ref, conclusion: "success" });
  expect(await refusal(octokit.rest.repos.createDeployment({ ...repo, ref: "feature/abc" }))).toEqual({
    status: 409,
    data: {
      message: "Conflict: Commit status checks failed for feature/abc.",
      errors: [
        {
          contexts: [
            { context: "CodeRabbit", state: "pending" },
            { context: "main", state: "success" },
            { context: "main", state: "success" },
            { context: "build (0)", state: "success" },
          ],
          resource: "Deployment",
          field: "required_contexts",
          code: "invalid",
        },
      ],
      documentation_url: "https://docs.github.com/rest/deployments/deployments#create-a-deployment",
      status: "409",
    },
  });
});

test.each(["skipped", "neutral", "failure", "cancelled", "timed_out", "action_required"] as const)(
  "a check that ended as %s blocks, unlike in branch protection",
  async (conclusion) => {
    const { sandbox, octokit, repo } = await openStory();
    const { headSha: ref } = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
    sandbox.checkRun("acme/site", { name: "ci", ref, conclusion });
    const { status, data } = await refusal(octokit.rest.repos.createDeployment({ ...repo, ref: "topic" }));
    expect({ status, contexts: data["errors"] }).toMatchObject({
      status: 409,
      contexts: [{ contexts: [{ context: "ci", state: conclusion }] }],
    });
  },
);

test("an empty list asks for no contexts at all", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.status("acme/site", { ref: "topic", context: "ci", state: "failure" });
  const asked = { ...repo, ref: "topic", required_contexts: [] };
  expect(await octokit.rest.repos.createDeployment(asked)).toMatchObject({ status: 201 });
});

test("a list asks for these only, also for one that nobody submitted yet", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.status("acme/site", { ref: "topic", context: "ci", state: "success" });
  sandbox.status("acme/site", { ref: "topic", context: "lint", state: "failure" });
  const asked = { ...repo, ref: "topic" };
  const { data } = await refusal(
    octokit.rest.repos.createDeployment({ ...asked, required_contexts: ["ci", "security"] }),
  );
  const contexts = [
    { context: "ci", state: "success" },
    { context: "security", state: "pending" },
  ];
  expect(data["errors"]).toMatchObject([{ contexts }]);
  expect(await octokit.rest.repos.createDeployment({ ...asked, required_contexts: ["ci"] })).toMatchObject({
    status: 201,
  });
});

test("an App's own check blocks its own deployment", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const { headSha } = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  await octokit.rest.checks.create({ ...repo, name: "slipway/staging", head_sha: headSha, status: "in_progress" });
  const { data } = await refusal(octokit.rest.repos.createDeployment({ ...repo, ref: "topic" }));
  expect(data["errors"]).toMatchObject([{ contexts: [{ context: "slipway/staging", state: "pending" }] }]);
});

test("a fork's branch is unknown here, its sha is not", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const fork = sandbox.fork("acme/site", { by: "eve" });
  const { headSha } = sandbox.pullRequest("acme/site", { head: "evil", from: fork, by: "eve" });
  expect(await refusal(octokit.rest.repos.createDeployment({ ...repo, ref: "evil" }))).toMatchObject({ status: 422 });
  const { data } = await octokit.rest.repos.createDeployment({ ...repo, ref: headSha });
  expect(data).toMatchObject({ sha: headSha });
});

test("the list is newest first and filters by sha, ref, task and environment", async () => {
  const { octokit, repo } = await openStory();
  for (const environment of ["staging", "production", "staging"]) {
    await octokit.rest.repos.createDeployment({ ...repo, ref: "main", environment });
  }
  const ids = async (filter: { environment?: string; task?: string; ref?: string }) =>
    (await octokit.rest.repos.listDeployments({ ...repo, ...filter })).data.map(({ environment }) => environment);
  expect(await ids({})).toEqual(["staging", "production", "staging"]);
  expect(await ids({ environment: "staging" })).toEqual(["staging", "staging"]);
  expect(await ids({ task: "db:migrate" })).toEqual([]);
  expect(await ids({ ref: "main", environment: "production" })).toEqual(["production"]);
});

test("the only deployment may be deleted in any state, later ones only when inactive", async () => {
  const { octokit, repo } = await openStory();
  const create = async () => {
    const { data } = await octokit.rest.repos.createDeployment({ ...repo, ref: "main" });
    return "id" in data ? data.id : 0;
  };
  const [first, second] = [await create(), await create()];
  const remove = (deployment_id: number) => octokit.rest.repos.deleteDeployment({ ...repo, deployment_id });
  expect(await refusal(remove(first))).toMatchObject({ status: 422 });
  await octokit.rest.repos.createDeploymentStatus({ ...repo, deployment_id: first, state: "inactive" });
  expect(await remove(first)).toMatchObject({ status: 204 });
  expect(await remove(second)).toMatchObject({ status: 204 });
  expect(await refusal(remove(second))).toMatchObject({ status: 404 });
});

test("a body that GitHub does not describe is refused before anything happens", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const asked = { ...repo, ref: "main", auto_merge: "yes" } as unknown as { owner: string; repo: string; ref: string };
  expect(await refusal(octokit.rest.repos.createDeployment(asked))).toMatchObject({
    status: 422,
    data: { message: expect.stringContaining("/auto_merge must be boolean") },
  });
  expect(sandbox.state.repositories.get("acme/site")?.deployments).toEqual([]);
});

test("an environment's name has at most 255 characters", async () => {
  const { octokit, repo } = await openStory();
  const asked = { ...repo, ref: "main", environment: "e".repeat(256) };
  expect(await refusal(octokit.rest.repos.createDeployment(asked))).toMatchObject({ status: 422 });
});

test("an archived repository is read-only", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.archive("acme/site", { by: "alan" });
  expect(await refusal(octokit.rest.repos.createDeployment({ ...repo, ref: "main" }))).toMatchObject({ status: 403 });
  expect(await octokit.rest.repos.listDeployments(repo)).toMatchObject({ status: 200 });
});

test("a person with write access deploys with a personal token, a reader does not", async () => {
  const { sandbox, repo } = await openStory();
  const [ada, rita] = [sandbox.person("ada"), sandbox.person("rita")];
  const asked = { ...repo, ref: "main" };
  const { data } = await client(sandbox, ada.token).rest.repos.createDeployment(asked);
  expect(data).toMatchObject({ creator: { login: "ada" }, performed_via_github_app: null });
  const refused = await refusal(client(sandbox, rita.token).rest.repos.createDeployment(asked));
  expect(refused).toMatchObject({ status: 403 });
});
