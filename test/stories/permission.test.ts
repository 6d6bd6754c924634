import { expect } from "@jest/globals";
import type { Comment } from "../../src/sandbox/state/model.ts";
import { story } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;
const reactions = (comment: Comment): string[] => comment.reactions.map(({ content }) => content);

const guarded = {
  config: lines(
    "environments:",
    "  staging: {}",
    "  production:",
    "    allow: { role: maintain, teams: [acme/sre], users: [Rita], bots: [renovate] }",
  ),
};

story(
  "an environment that asks for more than write turns a writer away in one line, and takes a maintainer",
  async (world) => {
    await world.ready();
    const comment = await world.say("/deploy production");
    expect(reactions(comment)).toEqual(["-1"]);
    expect(world.card()).toContain("`ada` has the role `write` here, and `production` needs `maintain`");
    expect(world.deployments).toEqual([]);
    await world.say("/deploy production", "mia");
    expect(world.deployment.environment).toBe("production");
    world.readAll();
  },
  guarded,
);

story(
  "a person who is listed may deploy with any role, there and nowhere else",
  async (world) => {
    await world.ready();
    await world.say("/deploy production", "rita");
    expect(world.deployment.environment).toBe("production");
    world.readAll();
    const comment = await world.say("/deploy staging", "rita");
    expect(reactions(comment)).toEqual(["-1"]);
    world.readAll();
    expect(world.deployments).toHaveLength(1);
  },
  guarded,
);

story(
  "of two environments a writer gets the one that is allowed",
  async (world) => {
    await world.ready();
    const comment = await world.say("/deploy staging, production");
    expect(reactions(comment)).toEqual(["-1"]);
    expect(world.deployments.map(({ environment }) => environment)).toEqual(["staging"]);
    world.readAll();
  },
  guarded,
);

story(
  "a member of a listed team may deploy, asked once within five minutes",
  async (world) => {
    world.sandbox.team("acme/sre", { members: ["ada"] });
    await world.ready();
    world.sandbox.calls.clear();
    await world.say("/deploy production");
    expect(world.deployment.environment).toBe("production");
    const asked = () => world.sandbox.calls.all.filter(({ route }) => route.includes("/memberships/"));
    expect(asked()).toHaveLength(1);
    await world.report(world.deployment, "success");
    await world.say("/deploy production");
    expect(world.deployments).toHaveLength(2);
    expect(asked()).toHaveLength(1);
    world.readAll();
  },
  guarded,
);

story(
  "a bot that is listed may deploy; any other is met with silence",
  async (world) => {
    await world.ready();
    const comment = await world.say("/deploy production", "dependabot[bot]");
    await world.turn({ seconds: 3 });
    expect([world.deployments, world.slipwayComments, reactions(comment)]).toEqual([[], [], []]);
    await world.say("/deploy production", "renovate[bot]");
    expect(world.deployment.payload).toMatchObject({ slipway: { actor: "renovate[bot]" } });
    world.readAll();
  },
  guarded,
);

story(
  "a person who is listed cancels without a name, and is told of a mistyped one; any other reader is turned away",
  async (world) => {
    await world.ready();
    await world.check("ci/slow", null);
    await world.say("/deploy production", "rita");
    await world.say("/cancel", "rita");
    expect(world.headline()).toContain("Cancelled");
    await world.say("/deploy prodution", "rita");
    expect(world.card()).toContain("did you mean `production`?");
    const comment = await world.say("/deploy prodution", "tri");
    expect(reactions(comment)).toEqual(["-1"]);
    expect(world.card()).toBe(
      "`tri` has the role `triage` here, and this command needs `write`. Ask somebody with that role.",
    );
  },
  guarded,
);

story("who may not deploy any more when the checks are green is asked once more, and refused", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  world.readAll();
  world.repository.collaborators.set("ada", { role: "read", roleName: "read" });
  await world.finishCheck("ci/slow", "success");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("`ada` has the role `read` here");
});

story("a commenter in a review's body deploys as one in a comment", async (world) => {
  await world.ready();
  world.sandbox.review(world.pull, { state: "COMMENTED", body: "Looks good.\n\n/deploy staging", by: "mia" });
  await world.settle();
  expect(world.deployment.payload).toMatchObject({ slipway: { actor: "mia" } });
  expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
  await world.turn({ seconds: 3 });
  world.readAll();
});
