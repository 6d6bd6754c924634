import { expect, test } from "@jest/globals";
import { everyPermission, openStory, refusal } from "./story.ts";

test("a comment of an App says by which App it was written", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const asked = { ...repo, issue_number: pull.number };
  const { data } = await octokit.rest.issues.createComment({ ...asked, body: "hello" });
  expect(data).toMatchObject({
    body: "hello",
    user: { login: "slipway[bot]", type: "Bot" },
    performed_via_github_app: { slug: "slipway" },
    author_association: "NONE",
  });
  await octokit.rest.issues.updateComment({ ...repo, comment_id: data.id, body: "hello again" });
  expect((await octokit.rest.issues.listComments(asked)).data.map(({ body }) => body)).toEqual(["hello again"]);
  await octokit.rest.issues.deleteComment({ ...repo, comment_id: data.id });
  expect((await octokit.rest.issues.listComments(asked)).data).toEqual([]);
});

test("a text that is too long is refused, not cut", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const { number: issue_number } = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const say = (body: string) => octokit.rest.issues.createComment({ ...repo, issue_number, body });
  expect(await say("x".repeat(65_536))).toMatchObject({ status: 201 });
  expect(await refusal(say("x".repeat(65_537)))).toMatchObject({
    status: 422,
    data: { errors: [{ resource: "IssueComment", message: "Body is too long (maximum is 65536 characters)" }] },
  });
});

test("on a pull request issues:write alone does not comment, on an issue it does", async () => {
  const { sandbox, octokit, repo } = await openStory({ issues: "write" });
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const issue = sandbox.issue("acme/site", { title: "Broken", by: "ada" });
  const say = (issue_number: number) => octokit.rest.issues.createComment({ ...repo, issue_number, body: "hi" });
  expect(await refusal(say(pull.number))).toMatchObject({ status: 403 });
  expect(await say(issue.number)).toMatchObject({ status: 201 });
});

test("a reaction on a pull request's comment takes both permissions, one of which GitHub does not document", async () => {
  for (const missing of ["issues", "pull_requests"]) {
    const { sandbox, octokit, repo } = await openStory({ ...everyPermission, [missing]: "read" });
    const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
    const comment = sandbox.comment(pull, { by: "ada", body: "/deploy" });
    const reaction = octokit.rest.reactions.createForIssueComment({ ...repo, comment_id: comment.id, content: "eyes" });
    expect(await refusal(reaction)).toMatchObject({ status: 403 });
  }
});

test("the same reaction is given once: 201, then 200 with the same id", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const { id: comment_id } = sandbox.comment(pull, { by: "ada", body: "/deploy" });
  const asked = { ...repo, comment_id };
  const react = () => octokit.rest.reactions.createForIssueComment({ ...asked, content: "eyes" });
  const [first, second] = [await react(), await react()];
  expect([first.status, second.status, second.data.id]).toEqual([201, 200, first.data.id]);
  const { data: comment } = await octokit.rest.issues.getComment(asked);
  expect(comment.reactions).toMatchObject({ eyes: 1, total_count: 1 });
  await octokit.rest.reactions.deleteForIssueComment({ ...asked, reaction_id: first.data.id });
  expect((await octokit.rest.reactions.listForIssueComment(asked)).data).toEqual([]);
});

test("only a pull request's issue has `pull_request`", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  sandbox.issue("acme/site", { title: "Broken", by: "ada" });
  const [pull, issue] = await Promise.all(
    [1, 2].map((issue_number) => octokit.rest.issues.get({ ...repo, issue_number })),
  );
  expect(pull?.data.pull_request).toBeDefined();
  expect(issue?.data).not.toHaveProperty("pull_request");
});

test("lists come in pages that link to each other", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  for (let index = 1; index <= 5; index++) sandbox.comment(pull, { by: "ada", body: `${index}` });
  const asked = { ...repo, issue_number: 1, per_page: 2 };
  const { headers } = await octokit.rest.issues.listComments({ ...asked, page: 2 });
  expect(headers.link?.replaceAll(/http[^>]*[?&](page=\d)[^>]*/g, "$1")).toBe(
    '<page=1>; rel="prev", <page=3>; rel="next", <page=3>; rel="last", <page=1>; rel="first"',
  );
  const all = await octokit.paginate(octokit.rest.issues.listComments, asked);
  expect(all.map(({ body }) => body)).toEqual(["1", "2", "3", "4", "5"]);
});
