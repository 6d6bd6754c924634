// What the page tells of a pull request, and in which order.
import { expect, test } from "@jest/globals";
import { addReaction, createComment, minimizeComment, updateComment } from "../../../src/sandbox/state/comments.ts";
import { mergeInto } from "../../../src/sandbox/state/merge-branches.ts";
import { createWorld, person, pullPath, timelineText, type World } from "./world.ts";

const told = async ({ read }: World): Promise<string[]> => timelineText(await read(pullPath));

const say = ({ sandbox, repository }: World, body: string, by = person("ada")) =>
  createComment(sandbox.state, repository, { number: 1, body, by });

test("the description comes first, then what happened, also within one second", async () => {
  const world = createWorld();
  const { sandbox, repository, pull, bot } = world;
  say(world, "/deploy staging");
  const deployment = sandbox.deployment(repository, { ref: "greeting", environment: "staging", by: "slipway[bot]" });
  sandbox.deploymentStatus(deployment, { state: "success", by: "slipway[bot]", description: "Took 3 s" });
  say(world, "Deployed.", bot);
  sandbox.merge(pull, { by: "grace" });
  const shas = [pull.headSha.slice(0, 7), pull.mergeCommit?.slice(0, 7)];
  expect(await told(world)).toEqual([
    "ada opened this pull request author write No description provided.",
    `ada added 1 commit Greet by name ${shas[0]}`,
    "ada commented author write /deploy staging",
    `slipway bot deployed ${shas[0]} to staging Active 1 status success Took 3 s by slipway bot`,
    "slipway bot commented Deployed.",
    `grace merged this as ${shas[1]} into main`,
  ]);
});

test("the bot's merge of the default branch is one commit: the others were there before", async () => {
  const world = createWorld();
  const { sandbox, repository, bot } = world;
  const { oid } = sandbox.push("acme/site", "main", { files: { news: "1" }, message: "News", by: "grace" });
  mergeInto(sandbox.state, repository, { into: "greeting", sha: oid, message: "Merge main into greeting", by: bot });
  const lines = await told(world);
  expect(lines.at(-1)).toMatch(/^slipway bot added 1 commit Merge main into greeting Verified [0-9a-f]{7}$/);
});

test("a forced push tells both heads, and keeps the deployments of the old one", async () => {
  const world = createWorld();
  const { sandbox, repository, pull } = world;
  const before = pull.headSha.slice(0, 7);
  sandbox.deployment(repository, { ref: pull.headSha, environment: "staging", by: "slipway[bot]" });
  sandbox.push("acme/site", "greeting", { files: { x: "1" }, message: "Anew", force: true, by: "ada" });
  const after = pull.headSha.slice(0, 7);
  expect((await told(world)).slice(1)).toEqual([
    `slipway bot asked to deploy ${before} to staging No status yet`,
    `ada force-pushed greeting from ${before} to ${after} Anew ${after}`,
  ]);
});

test("what happens to the pull request is told in its place", async () => {
  const world = createWorld();
  const { sandbox, pull } = world;
  sandbox.draft(pull, { by: "ada" });
  sandbox.draft(pull, { draft: false, by: "ada" });
  sandbox.closePull(pull, { by: "grace" });
  say(world, "Why?");
  sandbox.reopen(pull, { by: "grace" });
  sandbox.label(pull, { label: "preview", by: "ada" });
  expect((await told(world)).slice(2)).toEqual([
    "ada marked this as a draft",
    "ada marked this as ready for review",
    "grace closed this",
    "ada commented author write Why?",
    "grace reopened this",
    "ada added the label preview",
  ]);
});

test("a branch that is deleted closes the pull request, and both are told", async () => {
  const world = createWorld();
  world.sandbox.deleteBranch("acme/site", "greeting", { by: "ada" });
  expect((await told(world)).slice(2)).toEqual(["ada deleted greeting", "ada closed this"]);
});

test("a comment shows its reactions, that it was edited, and folds when it is outdated", async () => {
  const world = createWorld();
  const { sandbox, repository, clock, bot } = world;
  const comment = say(world, "One");
  addReaction(sandbox.state, comment, { content: "eyes", by: bot });
  clock.turn(60_000);
  updateComment(sandbox.state, repository, { comment, body: "Two", by: person("ada") });
  expect((await told(world)).at(-1)).toBe(
    "ada commented · edited author write Two 👀 1 1 reaction eyes by slipway[bot]",
  );
  minimizeComment(comment, "OUTDATED");
  expect(await world.read(pullPath)).toContain("<summary>This comment was marked as outdated.");
});

test("a review tells its opinion, and its words like a comment", async () => {
  const world = createWorld();
  const { sandbox, pull } = world;
  sandbox.review(pull, { state: "CHANGES_REQUESTED", body: "A typo.", by: "grace" });
  expect((await told(world)).at(-1)).toBe(
    `grace requested changes at ${pull.headSha.slice(0, 7)} grace left a comment admin A typo.`,
  );
});

test("a pull request of a fork has the commits that came with it", async () => {
  const world = createWorld();
  const { sandbox } = world;
  sandbox.fork("acme/site", { by: "rita" });
  sandbox.pullRequest("acme/site", { from: "rita/site", head: "patch", title: "Patch", by: "rita" });
  const html = await world.read("/acme/site/pull/2");
  expect(timelineText(html)[1]).toMatch(/^rita added 1 commit Patch [0-9a-f]{7}$/);
  expect(html).toContain("<bdi>rita:patch</bdi>");
});
