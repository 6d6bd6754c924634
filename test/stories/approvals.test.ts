import { expect } from "@jest/globals";
import { story, type World } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;
const asking = (approvals: number, more = ""): { config: string } => ({
  config: lines("environments:", "  staging: {}", `  production: { approvals: ${approvals}${more} }`),
});

/** Ada's pull request, which she asks to deploy. */
async function asked(world: World, by = "ada"): Promise<void> {
  await world.ready();
  await world.say("/deploy production", by);
  expect(world.headline()).toBe("⏳ Deployment to `production` waits");
  await world.turn({ minutes: 1 });
}

story(
  "a deployment waits until somebody else has approved it, and goes on by itself",
  async (world) => {
    await asked(world);
    expect(world.card()).toContain("This takes 1 approval of others who may deploy here, and it has 0.");
    expect(world.card()).toContain("`/approve production` by somebody else approves it");
    await world.say("/approve", "mia");
    expect(world.deployment).toMatchObject({ environment: "production", sha: world.pull.headSha });
    expect(world.card()).toContain("| Approved by | [`mia`] |");
    expect(world.slipwayComments).toHaveLength(1);
  },
  asking(1),
);

story(
  "two approvals are two people's, and the card counts them",
  async (world) => {
    await asked(world);
    await world.say("/approve production", "mia");
    expect(world.card()).toContain("it has 1 (by `mia`)");
    await world.say("/approve production", "mia");
    expect(world.card()).toContain("`mia` has approved it already, and one person counts once.");
    expect(world.deployments).toEqual([]);
    await world.say("/approve production", "alan");
    expect(world.deployment.sha).toBe(world.pull.headSha);
    world.readAll();
  },
  asking(2),
);

story.each([
  { by: "ada", asks: "ada", says: "`ada` asked for this deployment" },
  { by: "ada", asks: "mia", says: "`ada` is the author of the pull request" },
  { by: "tri", asks: "ada", says: "" },
  { by: "rita", asks: "ada", says: "" },
])(
  "who has a part in it, or may not deploy, approves nothing: %j",
  async (world, { by, asks, says }) => {
    await asked(world, asks);
    await world.say("/approve", by);
    expect(world.card()).toContain(says);
    await world.turn({ minutes: 1 });
    expect(world.deployments).toEqual([]);
    world.readAll();
  },
  asking(1),
);

story(
  "who pushed last does not approve their own push",
  async (world) => {
    await world.ready();
    world.sandbox.push("acme/site", "topic", { files: { "more.txt": "more\n" }, by: "mia" });
    await world.turn({ minutes: 1 });
    await world.check("ci/test", "success");
    await asked(world);
    await world.say("/approve", "mia");
    expect(world.card()).toContain(
      `\`mia\` pushed \`${world.pull.headSha.slice(0, 7)}\`, and approvals are other people's.`,
    );
    expect(world.deployments).toEqual([]);
    await world.say("/approve", "alan");
    expect(world.deployment.sha).toBe(world.pull.headSha);
    world.readAll();
  },
  asking(1),
);

story(
  "an approval is of one commit: a push ends what was approved, and the next request is approved anew",
  async (world) => {
    await asked(world);
    await world.say("/approve", "mia");
    world.sandbox.push("acme/site", "topic", { files: { "more.txt": "more\n" }, by: "ada" });
    await world.turn({ minutes: 1 });
    expect(world.headline()).toBe("💤 Superseded: deployment to `production`");
    await world.check("ci/test", "success");
    await asked(world);
    await world.say("/approve", "alan");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("it has 1 (by `alan`)");
    await world.say("/approve", "mia");
    expect(world.deployment.sha).toBe(world.pull.headSha);
    world.readAll();
  },
  asking(2),
);

story(
  "an approval from before the request is none",
  async (world) => {
    await world.ready();
    await world.say("/approve production", "mia");
    expect(world.card()).toContain("Nothing waits for approvals for production.");
    await asked(world);
    expect(world.deployments).toEqual([]);
    world.readAll();
  },
  asking(1),
);

story(
  "an approval that arrives late counts only where it was written while the request waited",
  async (world) => {
    await world.ready();
    world.sandbox.deliveries.hold();
    world.sandbox.comment(world.pull, { body: "/approve production", by: "mia" });
    await world.turn({ seconds: 2 });
    world.sandbox.comment(world.pull, { body: "/deploy production", by: "ada" });
    await world.sandbox.deliveries.release({ order: "reverse" });
    await world.turn({ minutes: 1 });
    expect(world.deployments).toEqual([]);
    world.readAll();
  },
  asking(1),
);

story(
  "approvals of what our own merge was made on carry over",
  async (world) => {
    await world.ready();
    await world.moveMain();
    await world.turn({ minutes: 1 });
    await asked(world);
    await world.say("/approve", "mia");
    expect(world.deployments).toEqual([]);
    await world.check("ci/test", "success");
    await world.turn({ minutes: 1 });
    expect(world.deployment.sha).toBe(world.pull.headSha);
    expect(world.card()).toContain("was behind");
  },
  asking(1),
);

story(
  "/reject ends what waits, in the words of who says no",
  async (world) => {
    await asked(world);
    await world.say("/reject production not on a Friday", "mia");
    expect(world.headline()).toBe("⛔ Not deployed to `production`");
    expect(world.card()).toContain("`mia` [rejected] it: not on a Friday.");
    await world.say("/approve production", "alan");
    expect(world.deployments).toEqual([]);
    world.readAll();
  },
  asking(1),
);

story(
  "who asked for it may reject it; a reader may not",
  async (world) => {
    await asked(world);
    await world.say("/reject", "rita");
    expect(world.slipwayComments.at(0)?.body).toContain("waits");
    world.readAll();
    await world.say("/reject");
    expect(world.slipwayComments.at(0)?.body).toContain("Not deployed to");
    world.readAll();
  },
  asking(1),
);

story(
  "where several wait, /approve says which",
  async (world) => {
    await world.ready();
    await world.say("/deploy production, qa");
    await world.turn({ minutes: 1 });
    await world.say("/approve", "mia");
    expect(world.card()).toContain("Say which: `/approve production`, `/approve qa`.");
    expect(world.deployments).toEqual([]);
    await world.say("/approve production\n/approve qa", "mia");
    expect(world.deployments.map(({ environment }) => environment)).toEqual(["production", "qa"]);
    world.readAll();
  },
  { config: lines("environments:", "  production: { approvals: 1 }", "  qa: { approvals: 1 }") },
);

story(
  "a deployment that was created is approved no more",
  async (world) => {
    await asked(world);
    await world.say("/approve", "mia");
    await world.say(`/approve #${world.deployment.id}`, "alan");
    expect(world.card()).toContain("was created already, and approvals come before that");
    await world.say("/approve", "alan");
    expect(world.card()).toContain("Nothing waits for approvals for this pull request.");
    world.readAll();
  },
  asking(1),
);

story("required reviewers of the GitHub Environment approve, and others who may deploy do not", async (world) => {
  world.sandbox.environment("acme/site", "production", { reviewers: ["rita"] });
  await asked(world);
  expect(world.card()).toContain("This takes 1 approval of `rita`");
  await world.say("/approve", "mia");
  expect(world.card()).toContain("`production` takes approvals of `rita`, and `mia` is none of them.");
  expect(world.deployments).toEqual([]);
  await world.say("/approve", "rita");
  expect(world.deployment.environment).toBe("production");
  world.readAll();
});

story("a team that the GitHub Environment asks approves", async (world) => {
  world.sandbox.team("acme/sre", { members: ["tri"] });
  world.sandbox.environment("acme/site", "production", { reviewers: ["acme/sre"] });
  await asked(world);
  await world.say("/approve Production", "mia");
  expect(world.deployments).toEqual([]);
  await world.say("/approve Production", "tri");
  expect(world.deployment.environment).toBe("production");
  world.readAll();
});

story(
  "where GitHub does not say who pushed, an approval does not count: it might be the pusher's",
  async (world) => {
    await asked(world);
    world.sandbox.faults.next({ method: "GET", path: "/repos/{owner}/{repo}/activity" }, { status: 403 });
    await world.say("/approve", "mia");
    expect(world.card()).toContain("GitHub did not say who pushed");
    expect(world.deployments).toEqual([]);
    await world.say("/approve", "mia");
    expect(world.deployment.sha).toBe(world.pull.headSha);
    world.readAll();
  },
  asking(1),
);

story.each(["approve", "reject"])(
  "a comment that is read again after it did its work says nothing new: /%j",
  async (world, verb) => {
    await asked(world);
    const comment = `/${verb} production\n/${verb} nowhere`;
    world.sandbox.faults.next({ graphql: "SlipwayCards" }, { status: 503 }, { times: 2, when: "before" });
    await world.say(comment, "mia");
    await world.turn({ minutes: 5 });
    expect(world.deployments).toHaveLength(verb === "approve" ? 1 : 0);
    const answers = world.slipwayComments.slice(1).map(({ body }) => body.includes("nowhere"));
    expect(answers).toEqual([true]);
    expect(world.slipwayComments.at(1)?.body).not.toContain("waits for approvals");
    world.readAll();
  },
  asking(1),
);

story(
  "a bot approves nothing, also one that may deploy",
  async (world) => {
    await asked(world);
    await world.say("/approve", "renovate[bot]");
    expect(world.deployments).toEqual([]);
    world.readAll();
  },
  asking(1, ', allow: { bots: ["renovate"] }'),
);

story(
  "--force sets approvals aside",
  async (world) => {
    await world.ready();
    await world.say('/deploy production --force --reason "down"', "alan");
    expect(world.deployment.payload).toMatchObject({ slipway: { override: { set_aside: ["approvals_missing"] } } });
    world.readAll();
  },
  asking(1),
);

story(
  "a dry run of an approval or a rejection changes nothing",
  async (world) => {
    await asked(world);
    await world.say("/approve --dry-run", "mia");
    expect(world.card()).toContain("would have 1 of 1 approval.");
    await world.say("/reject --dry-run", "mia");
    expect(world.card()).toContain("which waits, would end.");
    await world.say("/approve --dry-run");
    expect(world.card()).toContain("`ada` asked for this deployment");
    expect(world.deployments).toEqual([]);
    world.readAll();
  },
  asking(1),
);

story(
  "what nobody approves ends with its deadline, and says what it lacked",
  async (world) => {
    await asked(world);
    await world.turn({ minutes: 60 });
    expect(world.headline()).toBe("⌛ Waited too long: deployment to `production`");
    expect(world.card()).toContain("Comment again, and ask them to approve while it waits.");
  },
  asking(1),
);

story(
  "what was asked for on another pull request is approved there",
  async (world) => {
    const other = world.pull;
    await world.ready();
    world.pull = world.sandbox.pullRequest("acme/site", { head: "release-notes", by: "alan" });
    await world.settle();
    await world.say("/deploy topic to production", "alan");
    expect(world.headline()).toBe("⏳ Deployment to `production` waits");
    world.readAll();
    await world.turn({ minutes: 1 });
    const here = world.pull;
    world.pull = other;
    await world.say("/approve production", "mia");
    expect(world.card()).toContain(`What waits for production was asked for on pull request ${here.number}.`);
    world.pull = here;
    await world.say("/approve production", "ada");
    expect(world.card()).toContain("`ada` is the author of the pull request");
    await world.say("/approve production", "mia");
    expect(world.deployment.sha).toBe(other.headSha);
    world.readAll();
  },
  asking(1),
);
