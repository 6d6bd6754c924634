import { expect, test } from "@jest/globals";
import { openStory, refusal } from "./story.ts";

test("compare counts what either side has alone", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.push("acme/site", "topic", { files: { "a.txt": "a" }, message: "one", by: "ada" });
  sandbox.push("acme/site", "topic", { files: { "b.txt": "b" }, message: "two", by: "ada" });
  sandbox.push("acme/site", "main", { files: { "news.txt": "news" } });
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...repo, basehead: "main...topic" });
  expect(data).toMatchObject({ status: "diverged", ahead_by: 2, behind_by: 1, total_commits: 2 });
  expect(data.commits.map(({ commit }) => commit.message)).toEqual(["one", "two"]);
  expect(data.files?.map(({ filename }) => filename)).toEqual(["a.txt", "b.txt"]);
});

test("a fork's branch is compared with its owner's name", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const fork = sandbox.fork("acme/site", { by: "eve" });
  sandbox.push(fork, "feature/x", { files: { "x.txt": "x" }, by: "eve" });
  const compare = (basehead: string) => octokit.rest.repos.compareCommitsWithBasehead({ ...repo, basehead });
  expect((await compare("main...eve:feature/x")).data).toMatchObject({ status: "ahead", ahead_by: 1, behind_by: 0 });
  expect(await refusal(compare("main...nobody:x"))).toMatchObject({ status: 404 });
});

test("a merge by hand gives a commit, nothing, or a conflict", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.push("acme/site", "topic", { files: { "README.md": "ours" }, by: "ada" });
  const merge = () => octokit.rest.repos.merge({ ...repo, base: "topic", head: "main" });
  expect(await merge()).toMatchObject({ status: 204 });
  sandbox.push("acme/site", "main", { files: { "news.txt": "news" } });
  expect(await merge()).toMatchObject({ status: 201, data: { commit: { message: "Merge main into topic" } } });
  sandbox.push("acme/site", "main", { files: { "README.md": "theirs" } });
  expect(await refusal(merge())).toMatchObject({ status: 409, data: { message: "Merge conflict" } });
  const gone = octokit.rest.repos.merge({ ...repo, base: "topic", head: "gone" });
  expect(await refusal(gone)).toMatchObject({ status: 404, data: { message: "Head does not exist" } });
});

test("a file is base64, raw where that is asked for, and read at any ref", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.push("acme/site", "topic", { files: { ".github/slipway.yml": "environments: {}\n" }, by: "ada" });
  const asked = { ...repo, path: ".github/slipway.yml" };
  expect(await refusal(octokit.rest.repos.getContent(asked))).toMatchObject({ status: 404 });
  const { data } = await octokit.rest.repos.getContent({ ...asked, ref: "topic" });
  expect(data).toMatchObject({ type: "file", content: "ZW52aXJvbm1lbnRzOiB7fQo=\n", size: 17 });
  const raw = await octokit.rest.repos.getContent({ ...asked, ref: "topic", mediaType: { format: "raw" } });
  expect(raw.data).toBe("environments: {}\n");
  const folder = await octokit.rest.repos.getContent({ ...repo, path: ".github", ref: "topic" });
  expect(folder.data).toMatchObject([{ type: "file", path: ".github/slipway.yml" }]);
});

test("the activity of a ref has GitHub's own time of each push, newest first", async () => {
  const { sandbox, clock, octokit, repo } = await openStory();
  const first = sandbox.push("acme/site", "topic", { by: "ada", committedDate: "2001-01-01T00:00:00Z" });
  clock.turn(60_000);
  const second = sandbox.push("acme/site", "topic", { files: { "a.txt": "a" }, by: "ada" });
  clock.turn(60_000);
  const third = sandbox.push("acme/site", "topic", { files: { "b.txt": "b" }, by: "mia", force: true });
  const { data } = await octokit.rest.repos.listActivities({ ...repo, ref: "topic" });
  expect(data).toMatchObject([
    { activity_type: "force_push", timestamp: "2026-11-02T09:02:00Z", after: third.oid, actor: { login: "mia" } },
    { activity_type: "push", timestamp: "2026-11-02T09:01:00Z", before: first.oid, after: second.oid },
    { activity_type: "branch_creation", timestamp: "2026-11-02T09:00:00Z", before: "0".repeat(40), after: first.oid },
  ]);
  const one = await octokit.rest.repos.listActivities({ ...repo, ref: "refs/heads/topic", per_page: 1 });
  expect(one.data.map(({ after }) => after)).toEqual([third.oid]);
  const { data: commit } = await octokit.rest.repos.getCommit({ ...repo, ref: first.oid });
  expect(commit.commit.committer?.date).toBe("2001-01-01T00:00:00Z");
});

test("refs hold slashes, and shas are found shortened", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const { oid } = sandbox.push("acme/site", "feature/a/b", { by: "ada" });
  const { data: ref } = await octokit.rest.git.getRef({ ...repo, ref: "heads/feature/a/b" });
  expect(ref).toMatchObject({ ref: "refs/heads/feature/a/b", object: { sha: oid } });
  const { data: branch } = await octokit.rest.repos.getBranch({ ...repo, branch: "feature/a/b" });
  expect(branch).toMatchObject({ name: "feature/a/b", protected: false });
  const { data: status } = await octokit.rest.repos.getCombinedStatusForRef({ ...repo, ref: "feature/a/b" });
  expect(status).toMatchObject({ state: "pending", total_count: 0, sha: oid });
  expect((await octokit.rest.repos.getCommit({ ...repo, ref: oid.slice(0, 7) })).data.sha).toBe(oid);
  const missing = octokit.rest.repos.getCommit({ ...repo, ref: "deadbeef" });
  expect(await refusal(missing)).toMatchObject({ status: 422, data: { message: "No commit found for SHA: deadbeef" } });
});

test("a pull request follows its head, and keeps the last one when the branch is deleted", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const { oid } = sandbox.push("acme/site", "topic", { files: { "a.txt": "a" }, by: "ada" });
  const read = async () => (await octokit.rest.pulls.get({ ...repo, pull_number: pull.number })).data;
  expect(await read()).toMatchObject({ state: "open", head: { sha: oid }, mergeable: true, mergeable_state: "clean" });
  sandbox.push("acme/site", "main", { files: { "a.txt": "other" } });
  expect(await read()).toMatchObject({ mergeable: false, mergeable_state: "dirty" });
  sandbox.deleteBranch("acme/site", "topic", { by: "ada" });
  expect(await read()).toMatchObject({ state: "closed", merged: false, head: { sha: oid, ref: "topic" } });
});

test("a merged pull request is closed, with a merge commit on its base", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  expect(sandbox.merge(pull, { by: "mia" })).toEqual([]);
  const { data } = await octokit.rest.pulls.get({ ...repo, pull_number: pull.number });
  expect(data).toMatchObject({ state: "closed", merged: true, merged_by: { login: "mia" } });
  const { data: head } = await octokit.rest.repos.getCommit({ ...repo, ref: "main" });
  expect(head.commit.message).toBe("Merge pull request #1 from acme/topic");
  const activity = await octokit.rest.repos.listActivities({ ...repo, ref: "main", per_page: 1 });
  expect(activity.data[0]?.activity_type).toBe("pr_merge");
});

test("a renamed repository keeps its id, and its pull requests their forks", async () => {
  const { sandbox, octokit } = await openStory();
  const fork = sandbox.fork("acme/site", { by: "eve" });
  const pull = sandbox.pullRequest("acme/site", { head: "x", from: fork, by: "eve" });
  sandbox.rename(fork, { name: "renamed-fork", by: "eve" });
  const before = sandbox.state.repositories.get("acme/site")?.id;
  sandbox.rename("acme/site", { name: "www", by: "alan" });
  const { data } = await octokit.rest.repos.get({ owner: "acme", repo: "www" });
  expect(data.id).toBe(before);
  const former = await octokit.rest.repos.get({ owner: "acme", repo: "site" });
  expect(former.data.full_name).toBe("acme/www");
  const deployed = await octokit.rest.repos.createDeployment({ owner: "acme", repo: "site", ref: "main" });
  expect(deployed).toMatchObject({ status: 201, url: `${sandbox.url}/api/v3/repositories/${before}/deployments` });
  expect(pull.headRepository).toBe("eve/renamed-fork");
  expect(fork.forkOf).toBe("acme/www");
});

test("branches are listed, those that a rule protects apart", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.repository("acme/guarded", { requiredReviews: 1 });
  sandbox.push("acme/guarded", "topic", { by: "ada" });
  const names = async (more: object) =>
    (await octokit.rest.repos.listBranches({ ...repo, repo: "guarded", ...more })).data.map(({ name }) => name);
  expect(await names({})).toEqual(["main", "topic"]);
  expect(await names({ protected: true })).toEqual(["main"]);
  expect(await names({ protected: false })).toEqual(["topic"]);
});

test("a commit knows the branches whose tip it is, and none of a fork", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const { oid } = sandbox.push("acme/site", "topic", { by: "ada" });
  sandbox.push("acme/site", "next", { from: "topic", by: "ada" });
  sandbox.fork("acme/site", { by: "eve" });
  const theirs = sandbox.push("eve/site", "patch", { by: "eve" });
  const heads = async (commit_sha: string) =>
    (await octokit.rest.repos.listBranchesForHeadCommit({ ...repo, commit_sha })).data.map(({ name }) => name);
  expect(await heads(oid)).toEqual(["topic"]);
  expect(await heads(theirs.oid)).toEqual([]);
  expect(await refusal(heads("0".repeat(40)))).toMatchObject({ status: 422 });
});
