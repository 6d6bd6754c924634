import { expect } from "@jest/globals";
import { story, type World } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;

const releases = {
  config: lines(
    "environments:",
    "  staging: {}",
    "  production:",
    '    refs: [pull_request, main, "release/*", "tag:v*"]',
    "  preview:",
    "    forks: by_sha",
    "  reviewed:",
    "    reviews: 1",
  ),
};

/** Time passes after whatever was pushed. */
async function readyWithMain(world: World): Promise<void> {
  await world.ready();
  world.sandbox.checkRun("acme/site", { ref: "main", name: "ci/test", status: "completed", conclusion: "success" });
  await world.turn({ minutes: 1 });
}

story(
  "the default branch is deployed by its name, as it is, from any pull request",
  async (world) => {
    await readyWithMain(world);
    await world.say("/deploy main to staging");
    expect(world.deployment).toMatchObject({ sha: world.repository.branches.get("main"), environment: "staging" });
    expect(world.lastOrder()).toMatchObject({ auto_merge: false });
    expect(world.card()).toContain("`main`");
  },
  releases,
);

story(
  "a push to the default branch after the comment is not deployed",
  async (world) => {
    await readyWithMain(world);
    world.sandbox.deliveries.hold();
    world.sandbox.comment(world.pull, { body: "/deploy main to staging", by: "ada" });
    await world.turn({ seconds: 5 });
    world.sandbox.push("acme/site", "main", { files: { "late.txt": "late" }, by: "alan" });
    await world.sandbox.deliveries.release();
    await world.settle();
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("after the comment was written");
  },
  releases,
);

story(
  "a branch without a pull request is deployed where the environment takes it, and nowhere else",
  async (world) => {
    world.sandbox.push("acme/site", "release/1.2", { files: { "a.txt": "1" }, by: "alan" });
    await readyWithMain(world);
    await world.moveMain();
    await world.turn({ minutes: 1 });
    await world.say("/deploy release/1.2 to staging");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("`release/1.2`");
    await world.say("/deploy release/1.2 to production");
    expect(world.deployment.sha).toBe(world.repository.branches.get("release/1.2"));
    expect(world.lastOrder()).toMatchObject({ auto_merge: false });
    world.readAll();
  },
  releases,
);

story(
  "a tag is deployed where the environment takes it",
  async (world) => {
    await readyWithMain(world);
    world.sandbox.tag("acme/site", "v1.2.0", { ref: "main" });
    await world.say("/deploy v1.2.0 to production");
    expect(world.deployment.sha).toBe(world.repository.branches.get("main"));
    world.readAll();
    await world.say("/deploy v1.2.0 to staging");
    expect(world.deployments).toHaveLength(1);
    world.readAll();
  },
  releases,
);

story(
  "the branch of another pull request is gated as that pull request, never as the one commented on",
  async (world) => {
    await world.ready();
    const other = world.sandbox.pullRequest("acme/site", { head: "other", by: "mia" });
    await world.settle();
    world.sandbox.checkRun("acme/site", { ref: "other", name: "ci/test", status: "completed", conclusion: "failure" });
    await world.turn({ minutes: 1 });
    await world.say("/deploy other to staging");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("Failing: [`ci/test`");
    world.sandbox.checkRun("acme/site", { ref: "other", name: "ci/test", status: "completed", conclusion: "success" });
    await world.settle();
    await world.say("/deploy other to staging");
    expect(world.deployment.sha).toBe(other.headSha);
    world.readAll();
  },
  releases,
);

story(
  "a sha of the default branch is deployed; one that is nobody's is refused",
  async (world) => {
    await readyWithMain(world);
    const old = world.repository.branches.get("main") ?? "";
    await world.moveMain();
    await world.turn({ minutes: 1 });
    await world.say(`/deploy ${old} to staging`);
    expect(world.deployment.sha).toBe(old);
    world.readAll();
    world.sandbox.push("acme/site", "unnamed", { files: { "x.txt": "x" }, by: "alan" });
    const nobodys = world.repository.branches.get("unnamed") ?? "";
    await world.say(`/deploy ${nobodys} to staging`);
    expect(world.deployments).toHaveLength(1);
    world.readAll();
  },
  releases,
);

story(
  "a fork's code is deployed only by the full sha of its head, and only where the environment says so",
  async (world) => {
    world.sandbox.fork("acme/site", { by: "eve" });
    const pull = world.sandbox.pullRequest("acme/site", { head: "evil", from: "eve/site", by: "eve" });
    world.pull = pull;
    await world.settle();
    world.sandbox.checkRun("acme/site", {
      ref: pull.headSha,
      name: "ci/test",
      status: "completed",
      conclusion: "success",
    });
    await world.turn({ minutes: 1 });
    await world.say("/deploy preview");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain(`/deploy ${pull.headSha} to preview`);
    await world.say(`/deploy ${pull.headSha.slice(0, 12)} to preview`);
    await world.say(`/deploy ${pull.headSha} to staging`);
    await world.say("/deploy evil to preview");
    expect(world.deployments).toEqual([]);
    await world.say(`/deploy ${pull.headSha} to preview`);
    expect(world.deployment.sha).toBe(pull.headSha);
    expect(world.lastOrder()).toMatchObject({ auto_merge: false, ref: pull.headSha });
    world.readAll();
  },
  releases,
);

story(
  "where reviews are asked, only a pull request is deployed",
  async (world) => {
    await readyWithMain(world);
    await world.say("/deploy main to reviewed");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("review");
  },
  releases,
);

story(
  "a ref that GitHub does not know gets one short answer",
  async (world) => {
    await world.ready();
    await world.say("/deploy nowhere to staging");
    expect(world.card()).toBe(
      "`/deploy nowhere to staging`: GitHub finds no ref `nowhere`. See that its name is right and that it was not deleted, then comment again.",
    );
  },
  releases,
);

story.each(["the sha", "a tag"])(
  "%j of a pull request's head is deployed as it is, and its branch is left alone",
  async (world, input) => {
    await world.ready();
    const { headSha } = world.pull;
    world.sandbox.tag("acme/site", "v1", { ref: "topic" });
    await world.moveMain();
    await world.say(`/deploy ${input === "a tag" ? "v1" : headSha} to staging`);
    expect(world.pull.headSha).toBe(headSha);
    expect(world.deployment.sha).toBe(headSha);
    expect(world.lastOrder()).toMatchObject({ auto_merge: false, ref: headSha });
    world.readAll();
  },
  releases,
);

story(
  "a sha is deployed where a pattern of the environment takes a branch that has it, and nowhere else",
  async (world) => {
    world.sandbox.push("acme/site", "release/1.2", { files: { "a.txt": "1" }, by: "alan" });
    const sha = world.repository.branches.get("release/1.2") ?? "";
    world.sandbox.push("acme/site", "release/1.2", { files: { "a.txt": "2" }, by: "alan" });
    await readyWithMain(world);
    await world.say(`/deploy ${sha} to staging`);
    expect(world.deployments).toEqual([]);
    await world.say(`/deploy ${sha} to production`);
    await world.turn({ seconds: 15 });
    expect(world.deployment.sha).toBe(sha);
    world.readAll();
  },
  releases,
);
