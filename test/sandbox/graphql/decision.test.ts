// The one query of a decision to deploy, against the sandbox.
import { expect, test } from "@jest/globals";
import { createCheckRun } from "../../../src/sandbox/state/check-runs.ts";
import { createCommitStatus } from "../../../src/sandbox/state/commit-statuses.ts";
import { createDeploymentStatus } from "../../../src/sandbox/state/deployment-statuses.ts";
import { recordDeployment } from "../../../src/sandbox/state/deployments.ts";
import { ensureEnvironment } from "../../../src/sandbox/state/environments.ts";
import { pushCommit } from "../../../src/sandbox/state/push.ts";
import { submitReview } from "../../../src/sandbox/state/reviews.ts";
import { decisionQuery } from "./decision-query.ts";
import { ada, createWorld, grace, type World, without } from "./world.ts";

const variables = {
  owner: "acme",
  repo: "site",
  number: 1,
  configExpr: "HEAD:README.md",
  orgConfigExpr: "HEAD:missing.yml",
  defaultBranch: "main",
  environment: "staging",
};

const actions = { id: 15368, slug: "github-actions" };

function busyWorld(): World {
  const world = createWorld();
  const { state, repository, pull } = world;
  const sha = pull.headSha;
  repository.requiredContexts.set("main", ["test"]);
  repository.requiredReviews.set("main", 1);
  ensureEnvironment(state, repository, { name: "staging", waitTimer: 5 });
  createCommitStatus(state, repository, { sha, state: "success", context: "lint", by: ada });
  const workflowRun = { id: 77, event: "pull_request", name: "CI" };
  createCheckRun(state, repository, { sha, name: "test", app: actions, workflowRun, conclusion: "success", by: ada });
  submitReview(state, repository, { pull, state: "APPROVED", by: grace });
  const deployment = recordDeployment(state, repository, { ref: "feature", sha, environment: "staging", by: ada });
  createDeploymentStatus(state, repository, { deployment, state: "success", by: ada });
  pushCommit(state, repository, { branch: "main", files: { "README.md": "# New\n" }, by: ada });
  return world;
}

test("one query tells everything that a decision needs", async () => {
  const world = busyWorld();
  const answer = await world.ask(decisionQuery, { variables });
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toMatchObject({
    repository: {
      defaultBranchRef: { name: "main", target: { oid: world.repository.branches.get("main") } },
      config: { text: "# New\n", byteSize: 6, isBinary: false, isTruncated: false },
      fallbackConfig: null,
      environment: { name: "staging", protectionRules: { nodes: [{ type: "WAIT_TIMER", timeout: 5 }] } },
      deployments: { nodes: [{ state: "ACTIVE", ref: { name: "feature" }, latestStatus: { state: "SUCCESS" } }] },
      pullRequest: {
        state: "OPEN",
        reviewDecision: "REVIEW_REQUIRED",
        headRef: { vsDefault: { status: "DIVERGED", aheadBy: 1, behindBy: 1 } },
        baseRef: {
          refUpdateRule: { requiredStatusCheckContexts: ["test"], requiredApprovingReviewCount: 1 },
          branchProtectionRule: { requiredStatusChecks: [{ context: "test", app: null }] },
          rules: { nodes: [{ type: "REQUIRED_STATUS_CHECKS" }, { type: "PULL_REQUEST" }] },
        },
        latestOpinionatedReviews: { nodes: [] },
      },
    },
  });
});

test("the checks of the head come with the App and the workflow run behind them", async () => {
  const answer = await busyWorld().ask(decisionQuery, { variables });
  const rollup = {
    state: "SUCCESS",
    contexts: {
      totalCount: 2,
      checkRunCountsByState: [{ state: "SUCCESS", count: 1 }],
      statusContextCountsByState: [{ state: "SUCCESS", count: 1 }],
      pageInfo: { hasNextPage: false },
      nodes: [
        { __typename: "StatusContext", context: "lint", state: "SUCCESS", isRequired: false },
        {
          __typename: "CheckRun",
          name: "test",
          status: "COMPLETED",
          conclusion: "SUCCESS",
          isRequired: true,
          checkSuite: {
            app: { slug: "github-actions", databaseId: 15368 },
            workflowRun: { databaseId: 77, event: "pull_request", workflow: { name: "CI" } },
          },
        },
      ],
    },
  };
  expect(answer.data).toMatchObject({
    repository: { pullRequest: { commits: { nodes: [{ commit: { statusCheckRollup: rollup } }] } } },
  });
});

test("it costs one point", async () => {
  const answer = await createWorld().ask(decisionQuery, { variables });
  expect(answer.data).toMatchObject({ rateLimit: { cost: 1, nodeCount: 216, remaining: 4999 } });
});

test("an App without further permissions still gets what it may read", async () => {
  const world = busyWorld();
  const poor = without("administration", "actions", "statuses", "deployments");
  const answer = await world.ask(decisionQuery, { variables, viewer: world.installation(poor) });
  expect(answer.errors?.map(({ type, path }) => `${type} ${path?.join(".")}`)).toEqual([
    "FORBIDDEN repository.environment",
    "FORBIDDEN repository.deployments.nodes",
    "FORBIDDEN repository.pullRequest.baseRef.branchProtectionRule",
    "FORBIDDEN repository.pullRequest.commits.nodes.0.commit.statusCheckRollup.contexts.nodes.0",
    "FORBIDDEN repository.pullRequest.commits.nodes.0.commit.statusCheckRollup.contexts.nodes.1.checkSuite.workflowRun",
  ]);
  expect(answer.data).toMatchObject({
    repository: { environment: null, deployments: { nodes: null }, pullRequest: { number: 1, mergeable: "UNKNOWN" } },
  });
});
