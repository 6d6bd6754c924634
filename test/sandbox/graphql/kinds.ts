// One record of every kind that has a node id.
import { createCheckRun } from "../../../src/sandbox/state/check-runs.ts";
import { addReaction, createComment } from "../../../src/sandbox/state/comments.ts";
import { createCommitStatus } from "../../../src/sandbox/state/commit-statuses.ts";
import { createDeploymentStatus } from "../../../src/sandbox/state/deployment-statuses.ts";
import { recordDeployment } from "../../../src/sandbox/state/deployments.ts";
import { ensureEnvironment } from "../../../src/sandbox/state/environments.ts";
import { nodeIdOf } from "../../../src/sandbox/state/ids.ts";
import { openIssue } from "../../../src/sandbox/state/issues.ts";
import { submitReview } from "../../../src/sandbox/state/reviews.ts";
import { ada, grace, type World } from "./world.ts";

/** One record of each kind: its type and id. */
export function everyKind(world: World): readonly (readonly [string, string])[] {
  const { state, repository, pull } = world;
  const sha = pull.headSha;
  const comment = createComment(state, repository, { number: 1, body: "Hi", by: grace });
  const deployment = recordDeployment(state, repository, { ref: "main", sha, by: ada });
  const run = createCheckRun(state, repository, { sha, name: "test", app: { id: 1, slug: "ci" }, by: ada });
  const status = createDeploymentStatus(state, repository, { deployment, state: "success", by: ada });
  return [
    ["Repository", repository.nodeId],
    ["PullRequest", pull.nodeId],
    ["Issue", openIssue(state, repository, { title: "Broken", by: ada }).nodeId],
    ["IssueComment", comment.nodeId],
    ["Reaction", addReaction(state, comment, { content: "eyes", by: ada }).reaction.nodeId],
    ["PullRequestReview", submitReview(state, repository, { pull, state: "APPROVED", by: grace }).nodeId],
    ["Deployment", deployment.nodeId],
    ["DeploymentStatus", status.nodeId],
    ["Environment", ensureEnvironment(state, repository, { name: "staging" }).nodeId],
    ["CheckRun", run.nodeId],
    ["CheckSuite", nodeIdOf("CheckSuite", run.suite)],
    ["StatusContext", createCommitStatus(state, repository, { sha, state: "success", by: ada }).nodeId],
    ["Ref", nodeIdOf("Ref", `${repository.id}:refs/heads/main`)],
    ["Commit", nodeIdOf("Commit", `${repository.id}:${sha}`)],
    ["User", state.accounts.get("ada")?.nodeId ?? ""],
    ["Bot", state.accounts.get("slipway[bot]")?.nodeId ?? ""],
    ["Organization", state.accounts.get("acme")?.nodeId ?? ""],
  ];
}
