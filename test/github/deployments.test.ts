import { expect, test } from "@jest/globals";
import { Fault } from "../../src/domain/fault.ts";
import { edge, order, repository } from "./edge.ts";

const path = "/repos/acme/site/deployments";
const remember = async (): Promise<void> => {};
const created = {
  id: 5,
  sha: "abc123",
  ref: "abc123",
  task: "deploy",
  environment: "staging",
  created_at: "2026-01-05T10:00:00Z",
};

test("everything that GitHub would choose by itself is sent explicitly", async () => {
  const { github, scope } = await edge();
  scope
    .post(path, {
      ref: "abc123",
      task: "deploy",
      auto_merge: false,
      required_contexts: ["ci/test"],
      payload: { slipway: { request: "9.0.staging", actor: "ada", pull_request: 1, comment: 9 } },
      environment: "staging",
      description: "#1 by ada",
      transient_environment: false,
      production_environment: false,
    })
    .matchHeader("authorization", "token ghs_one")
    .matchHeader("x-github-api-version", "2022-11-28")
    .reply(201, created);
  const answer = await github.createDeployment(repository, order, remember);
  expect(answer).toMatchObject({ kind: "created", deployment: { id: 5, sha: "abc123" } });
  scope.done();
});

/** Bodies as GitHub sends them. */
test.each([
  [
    "202 is a merge, and no deployment",
    202,
    { message: "Auto-merged main into topic on deployment." },
    { kind: "merged" },
  ],
  [
    "409 with a merge conflict is a conflict",
    409,
    { message: "Conflict merging main into topic.", documentation_url: "https://docs.github.com/rest", status: "409" },
    { kind: "conflict" },
  ],
  [
    "409 with red contexts names those that were asked for and are not green, once each",
    409,
    {
      message: "Conflict: Commit status checks failed for topic.",
      errors: [
        {
          contexts: [
            { context: "ci/test", state: "pending" },
            { context: "ci/test", state: "pending" },
            { context: "other", state: "failure" },
          ],
          resource: "Deployment",
          field: "required_contexts",
          code: "invalid",
        },
      ],
    },
    { kind: "contexts", contexts: [{ name: "ci/test", word: "pending", url: null }] },
  ],
  [
    "409 with red contexts that GitHub does not name has none",
    409,
    { message: "Conflict: Commit status checks failed for topic." },
    { kind: "contexts", contexts: [] },
  ],
  ["422 without such a ref names the ref", 422, { message: "No ref found for: abc123" }, { kind: "no_ref" }],
  [
    "any other 422 is GitHub's own no",
    422,
    { message: "Validation Failed", errors: [{ resource: "Deployment", code: "custom", field: "task" }] },
    { kind: "refused", message: "Validation Failed" },
  ],
])("%s", async (_sentence, status, body, expected) => {
  const { github, scope } = await edge();
  scope.post(path).reply(status, body);
  expect(await github.createDeployment(repository, order, remember)).toEqual(expected);
  scope.done();
});

test("a creation that GitHub answers with 502 is sent once, and may have been applied", async () => {
  const { github, scope } = await edge();
  scope.post(path).reply(502, "Bad Gateway");
  await expect(github.createDeployment(repository, order, remember)).rejects.toMatchObject({
    fault: "transient",
    maybeApplied: true,
  });
  scope.done();
});

test("a creation whose connection breaks is sent once, and may have been applied", async () => {
  const { github, scope } = await edge();
  scope.post(path).replyWithError("socket hang up");
  await expect(github.createDeployment(repository, order, remember)).rejects.toMatchObject({
    fault: "transient",
    maybeApplied: true,
  });
  scope.done();
});

test("a creation whose answer breaks off is sent once, and may have been applied", async () => {
  const { github, scope } = await edge();
  scope.post(path).reply(201, '{"id": 5, "sha": "abc', { "content-type": "application/json; charset=utf-8" });
  await expect(github.createDeployment(repository, order, remember)).rejects.toMatchObject({
    fault: "transient",
    maybeApplied: true,
  });
  scope.done();
});

test("a token that GitHub no longer takes is asked for again, once", async () => {
  const { github, scope } = await edge(2);
  scope.post(path).reply(401, { message: "Bad credentials" });
  scope.post(path).reply(201, created);
  expect(await github.createDeployment(repository, order, remember)).toMatchObject({ kind: "created" });
  scope.done();
});

test("a description never has more than 140 characters", async () => {
  const { github, scope } = await edge();
  scope
    .post(`${path}/5/statuses`, ({ description }: { description: string }) => description.length === 140)
    .reply(201, {});
  await github.createStatus(repository, 5, { state: "error", description: "x".repeat(200) });
  scope.done();
});

test("GitHub is not asked for what could not be remembered", async () => {
  const { github, scope } = await edge();
  const lost = (): Promise<void> => Promise.reject(new Fault("transient", "the database does not answer"));
  await expect(github.createDeployment(repository, order, lost)).rejects.toMatchObject({
    fault: "transient",
    message: "the database does not answer",
  });
  scope.done();
});
