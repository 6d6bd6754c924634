import { expect, test } from "@jest/globals";
import { openStory, refusal, type Story } from "./story.ts";

interface Wanted {
  readonly environment?: string;
  readonly transient_environment?: boolean;
  readonly production_environment?: boolean;
}

async function deploy({ octokit, repo }: Story, wanted: Wanted = {}): Promise<number> {
  const { data } = await octokit.rest.repos.createDeployment({
    ...repo,
    ref: "main",
    environment: "staging",
    ...wanted,
  });
  return "id" in data ? data.id : 0;
}

type State = "error" | "failure" | "inactive" | "in_progress" | "queued" | "pending" | "success";

const report = ({ octokit, repo }: Story, deployment_id: number, status: { state: State } & Record<string, unknown>) =>
  octokit.rest.repos.createDeploymentStatus({ ...repo, deployment_id, ...status });

async function states({ octokit, repo }: Story, deployment_id: number): Promise<string[]> {
  const { data } = await octokit.rest.repos.listDeploymentStatuses({ ...repo, deployment_id });
  return data.map(({ state }) => state).toReversed();
}

test("a log_url is the target_url too, and what was not said is empty", async () => {
  const story = await openStory();
  const id = await deploy(story);
  const { data } = await report(story, id, { state: "in_progress", log_url: "https://slipway.example.com/log/1" });
  expect(data).toMatchObject({
    state: "in_progress",
    description: "",
    environment: "staging",
    environment_url: "",
    log_url: "https://slipway.example.com/log/1",
    target_url: "https://slipway.example.com/log/1",
    creator: { login: "slipway[bot]" },
    performed_via_github_app: null,
  });
});

test("a description has at most 140 characters", async () => {
  const story = await openStory();
  const id = await deploy(story);
  expect(await report(story, id, { state: "queued", description: "d".repeat(140) })).toMatchObject({ status: 201 });
  expect(await refusal(report(story, id, { state: "queued", description: "d".repeat(141) }))).toMatchObject({
    status: 422,
    data: {
      message: "Validation Failed",
      errors: [
        {
          resource: "DeploymentStatus",
          code: "custom",
          field: "description",
          message: "description is too long (maximum is 140 characters)",
        },
      ],
    },
  });
});

test("a success retires what succeeded before in the same environment, and only that", async () => {
  const story = await openStory();
  const succeeded = await deploy(story);
  await report(story, succeeded, { state: "success" });
  const failedBefore = await deploy(story);
  await report(story, failedBefore, { state: "failure" });
  const elsewhere = await deploy(story, { environment: "qa" });
  await report(story, elsewhere, { state: "success" });
  const next = await deploy(story);
  await report(story, next, { state: "success" });
  expect(await states(story, succeeded)).toEqual(["success", "inactive"]);
  expect(await states(story, failedBefore)).toEqual(["failure"]);
  expect(await states(story, elsewhere)).toEqual(["success"]);
  expect(await states(story, next)).toEqual(["success"]);
});

test.each([
  ["production", { environment: "production" }],
  ["what is said to be production", { production_environment: true }],
  ["transient", { transient_environment: true }],
])("%s is never retired by a success", async (_, wanted) => {
  const story = await openStory();
  const [first, second] = [await deploy(story, wanted), await deploy(story, wanted)];
  await report(story, first, { state: "success" });
  await report(story, second, { state: "success" });
  expect(await states(story, first)).toEqual(["success"]);
});

test("nothing is retired without auto_inactive, and nothing twice", async () => {
  const story = await openStory();
  const [first, second, third] = [await deploy(story), await deploy(story), await deploy(story)];
  await report(story, first, { state: "success" });
  await report(story, second, { state: "success", auto_inactive: false });
  expect(await states(story, first)).toEqual(["success"]);
  await report(story, third, { state: "success" });
  await report(story, third, { state: "success" });
  expect(await states(story, first)).toEqual(["success", "inactive"]);
});

test("an environment in a status moves the deployment there, and its first one stays known", async () => {
  const story = await openStory();
  const { octokit, repo } = story;
  const id = await deploy(story);
  await report(story, id, { state: "in_progress", environment: "qa" });
  const { data } = await octokit.rest.repos.getDeployment({ ...repo, deployment_id: id });
  expect(data).toMatchObject({ environment: "qa", original_environment: "staging" });
  const { data: next } = await report(story, id, { state: "success" });
  expect(next.environment).toBe("qa");
});

test("another App may report too, and the status says who did", async () => {
  const story = await openStory();
  const id = await deploy(story);
  const { sandbox } = story;
  const other = sandbox.app({ slug: "ci", permissions: { deployments: "write" }, events: [] });
  other.install("acme");
  const deployment = sandbox.state.repositories.get("acme/site")?.deployments.find((one) => one.id === id);
  expect(deployment).toBeDefined();
  if (deployment) sandbox.deploymentStatus(deployment, { state: "success", by: "ci[bot]" });
  const { data } = await story.octokit.rest.repos.listDeploymentStatuses({ ...story.repo, deployment_id: id });
  expect(data[0]).toMatchObject({ creator: { login: "ci[bot]" }, performed_via_github_app: null });
});
