import { expect } from "@jest/globals";
import type { Comment } from "../../src/sandbox/state/model.ts";
import { story } from "./world.ts";

const reactions = (comment: Comment): string[] => comment.reactions.map(({ content }) => content);

story("a reader gets a thumbs-down and one line, and nothing is deployed", async (world) => {
  await world.ready();
  const first = await world.say("/deploy staging", "rita");
  expect(reactions(first)).toEqual(["-1"]);
  expect(world.card()).toBe(
    "`rita` has the role `read` here, and `staging` needs `write`. Ask somebody with that role.",
  );
  const second = await world.say("/deploy production", "rita");
  expect(reactions(second)).toEqual(["-1"]);
  expect(world.slipwayComments).toHaveLength(1);
  expect(world.deployments).toEqual([]);
});

story("a reader who keeps asking is met with silence, for an hour", async (world) => {
  await world.ready();
  const asked: Comment[] = [];
  for (let times = 0; times < 5; times++) asked.push(await world.say("/deploy", "rita"));
  expect(asked.map(reactions)).toEqual([["-1"], ["-1"], ["-1"], [], []]);
  await world.turn({ minutes: 61 });
  expect(reactions(await world.say("/deploy", "rita"))).toEqual(["-1"]);
  world.readAll();
});

story.each(["tri", "rita", "stranger"])("%j may not deploy", async (world, by) => {
  await world.ready();
  await world.say("/deploy", by);
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("and `staging` needs `write`");
});

story.each(["ada", "mia", "alan"])("%j may deploy", async (world, by) => {
  await world.ready();
  await world.say("/deploy", by);
  expect(world.deployment.payload).toMatchObject({ slipway: { actor: by } });
  world.readAll();
});

story("a reader's mistyped command may be another bot's business: silence", async (world) => {
  await world.ready();
  const comment = await world.say("/depoy staging", "rita");
  await world.turn({ seconds: 3 });
  expect([reactions(comment), world.slipwayComments]).toEqual([[], []]);
});

story("bots command nothing, and neither does Slipway itself", async (world) => {
  await world.ready();
  await world.say("/deploy staging", "slipway[bot]");
  await world.say("/deploy staging", "renovate[bot]");
  world.readAll();
  expect(world.deployments).toEqual([]);
});

story("an edited or deleted comment changes nothing", async (world) => {
  await world.ready();
  const comment = await world.say("Looks good");
  world.sandbox.editComment(comment, { body: "/deploy staging", by: "alan" });
  await world.settle();
  world.sandbox.deleteComment(comment, { by: "ada" });
  await world.settle();
  expect(world.deployments).toEqual([]);
});

story("a comment on an issue that is no pull request changes nothing", async (world) => {
  await world.ready();
  const issue = world.sandbox.issue("acme/site", { title: "Broken", by: "ada" });
  world.sandbox.commentOnIssue("acme/site", issue, { body: "/deploy staging", by: "ada" });
  await world.settle();
  expect(world.deployments).toEqual([]);
});

story("a comment that is no command costs no call", async (world) => {
  await world.ready();
  world.sandbox.calls.clear();
  await world.say("Thanks!\n\n> /deploy staging\n\n```\n/deploy staging\n```\n/usr/bin/deploy");
  expect(world.sandbox.calls.all).toEqual([]);
});

story("a stranger gets no eyes, however slow GitHub is", async (world) => {
  await world.ready();
  world.sandbox.faults.next({ graphql: "SlipwayFacts" }, { status: 502 }, { times: 3 });
  const comment = await world.say("/deploy staging", "rita");
  await world.turn({ seconds: 3 });
  expect(reactions(comment)).toEqual([]);
  await world.turn({ minutes: 1 });
  expect(reactions(comment)).toEqual(["-1"]);
  world.readAll();
});

story("a stranger is not written to when Slipway itself is in trouble", async (world) => {
  await world.ready();
  world.sandbox.faults.next(
    { graphql: "SlipwayFacts" },
    { status: 403, body: { message: "Resource not accessible" } },
    { times: 2 },
  );
  await world.say("/deploy staging", "rita");
  expect(world.slipwayComments).toEqual([]);
  await world.say("/deploy staging", "ada");
  expect(world.card()).toContain("Resource not accessible");
  expect(world.errors.splice(0)).toHaveLength(2);
});
