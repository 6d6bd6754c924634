import { expect, test } from "@jest/globals";
import { client, openStory, refusal } from "./story.ts";

test("the newest run of a name counts, and every one is kept", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const { headSha: ref } = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.checkRun("acme/site", { name: "ci", ref, conclusion: "failure" });
  sandbox.checkRun("acme/site", { name: "ci", ref, status: "in_progress" });
  const list = async (filter: "latest" | "all") =>
    (await octokit.rest.checks.listForRef({ ...repo, ref, filter })).data.check_runs.map((run) => run.conclusion);
  expect(await list("latest")).toEqual([null]);
  expect(await list("all")).toEqual(["failure", null]);
});

test("on every push GitHub opens a suite for each App that may write checks, mostly for nothing", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const { headSha: ref } = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const { data } = await octokit.rest.checks.listSuitesForRef({ ...repo, ref });
  expect(data.check_suites).toMatchObject([
    { app: { slug: "slipway" }, status: "queued", conclusion: null, latest_check_runs_count: 0, head_branch: "topic" },
  ]);
});

test("a suite is complete when all its runs are, and as bad as the worst", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const { headSha: ref } = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.checkRun("acme/site", { name: "lint", ref, conclusion: "success" });
  const test = sandbox.checkRun("acme/site", { name: "test", ref, status: "in_progress" });
  const suite = async () => {
    const { data } = await octokit.rest.checks.listSuitesForRef({ ...repo, ref, check_name: "test" });
    return data.check_suites.map(({ status, conclusion }) => ({ status, conclusion }));
  };
  expect(await suite()).toEqual([{ status: "in_progress", conclusion: null }]);
  sandbox.updateCheckRun(test, { conclusion: "timed_out" });
  expect(await suite()).toEqual([{ status: "completed", conclusion: "timed_out" }]);
});

test("for a fork's commit no pull request and no branch is named", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const fork = sandbox.fork("acme/site", { by: "eve" });
  const { headSha: ref } = sandbox.pullRequest("acme/site", { head: "x", from: fork, by: "eve" });
  sandbox.checkRun("acme/site", { name: "ci", ref, conclusion: "success" });
  const { data } = await octokit.rest.checks.listForRef({ ...repo, ref });
  expect(data.check_runs[0]?.pull_requests).toEqual([]);
  const suites = await octokit.rest.checks.listSuitesForRef({ ...repo, ref });
  expect(suites.data.check_suites.map(({ head_branch }) => head_branch)).toEqual([null, null]);
});

test("only Apps write checks, each its own", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const ada = sandbox.person("ada");
  const head_sha = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" }).headSha;
  const created = await octokit.rest.checks.create({ ...repo, head_sha, name: "slipway", status: "queued" });
  const done = { ...repo, check_run_id: created.data.id, conclusion: "success" as const };
  expect((await octokit.rest.checks.update(done)).data).toMatchObject({ status: "completed", conclusion: "success" });
  const foreign = sandbox.checkRun("acme/site", { name: "ci", ref: head_sha, status: "queued" });
  const update = octokit.rest.checks.update({ ...done, check_run_id: foreign.id });
  expect(await refusal(update)).toMatchObject({ status: 403 });
  const byPerson = client(sandbox, ada.token).rest.checks.create({ ...repo, head_sha, name: "mine" });
  expect(await refusal(byPerson)).toMatchObject({ status: 403 });
});

test("the combined status is of statuses only, newest of each context, pending where there is none", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const { headSha: ref } = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const combined = async () => (await octokit.rest.repos.getCombinedStatusForRef({ ...repo, ref })).data;
  sandbox.checkRun("acme/site", { name: "ci", ref, conclusion: "failure" });
  expect(await combined()).toMatchObject({ state: "pending", total_count: 0 });
  sandbox.status("acme/site", { ref, context: "lint", state: "failure" });
  sandbox.status("acme/site", { ref, context: "lint", state: "success" });
  expect(await combined()).toMatchObject({ state: "success", total_count: 1 });
  sandbox.status("acme/site", { ref, context: "deploy", state: "error" });
  expect(await combined()).toMatchObject({ state: "failure", total_count: 2 });
  const { data } = await octokit.rest.repos.listCommitStatusesForRef({ ...repo, ref });
  expect(data.map(({ context, state }) => `${context} ${state}`)).toEqual([
    "deploy error",
    "lint success",
    "lint failure",
  ]);
});

test("GitHub Environments show their protection", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.team("acme/sre", { members: ["mia"] });
  sandbox.environment("acme/site", "production", {
    waitTimer: 5,
    preventSelfReview: true,
    reviewers: ["ada", "acme/sre"],
    branchPolicy: ["release/*", "tag:v*"],
  });
  sandbox.environment("acme/site", "staging");
  const { data } = await octokit.rest.repos.getAllEnvironments(repo);
  expect(data.environments?.map(({ name }) => name)).toEqual(["production", "staging"]);
  expect(data.environments?.[0]).toMatchObject({
    protection_rules: [
      { type: "wait_timer", wait_timer: 5 },
      {
        type: "required_reviewers",
        prevent_self_review: true,
        reviewers: [
          { type: "User", reviewer: { login: "ada" } },
          { type: "Team", reviewer: { slug: "sre" } },
        ],
      },
      { type: "branch_policy" },
    ],
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  });
  const policies = await octokit.rest.repos.listDeploymentBranchPolicies({ ...repo, environment_name: "Production" });
  expect(policies.data.branch_policies).toMatchObject([
    { name: "release/*", type: "branch" },
    { name: "v*", type: "tag" },
  ]);
});

test("a check run keeps what it says of lines, and counts it", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const head_sha = sandbox.push("acme/site", "topic", { by: "ada" }).oid;
  const annotation = { path: "a.yml", start_line: 1, end_line: 1, annotation_level: "failure", message: "no" } as const;
  const create = (count: number) =>
    octokit.rest.checks.create({
      ...repo,
      name: "slipway.yml",
      head_sha,
      conclusion: "failure",
      output: { title: "Mistakes", summary: "…", annotations: Array.from({ length: count }, () => annotation) },
    });
  expect((await create(2)).data.output).toMatchObject({ title: "Mistakes", annotations_count: 2 });
  expect(await refusal(create(51))).toMatchObject({ status: 422 });
});
