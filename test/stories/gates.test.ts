import { expect } from "@jest/globals";
import { story, type World } from "./world.ts";

async function refused(world: World, why: string, headline = "⛔ Not deployed to `staging`"): Promise<void> {
  expect(world.deployments).toEqual([]);
  expect(world.headline()).toBe(headline);
  expect(world.card()).toContain(why);
}

story("a failing check refuses and is named; mended, the next command deploys", async (world) => {
  await world.ready();
  await world.check("ci/lint", "failure");
  await world.say("/deploy staging");
  await refused(world, "Failing: [`ci/lint`");
  await world.check("ci/lint", "success");
  expect(world.deployments).toEqual([]);
  await world.say("/deploy staging");
  expect(world.deployment.sha).toBe(world.pull.headSha);
  world.readAll();
});

story("a pending check is waited for, and the deployment goes on by itself", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  expect(world.headline()).toBe("⏳ Deployment to `staging` waits");
  expect(world.card()).toContain("Pending: [`ci/slow`] (in progress).");
  await world.turn({ minutes: 3 });
  await world.finishCheck("ci/slow", "success");
  expect(world.deployment.sha).toBe(world.pull.headSha);
  expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
});

story("a check that fails while it is waited for ends the request", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  await world.finishCheck("ci/slow", "timed_out");
  await refused(world, "[`ci/slow`] (timed out)");
});

story("a request goes on although the delivery of its check was lost", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  world.readAll();
  world.sandbox.deliveries.dropNext(({ event }) => event === "check_run");
  await world.finishCheck("ci/slow", "success");
  expect(world.deployments).toEqual([]);
  await world.turn({ minutes: 5 });
  expect(world.deployment.sha).toBe(world.pull.headSha);
  world.readAll();
});

story("skipped and neutral checks are green, and GitHub is asked to check only what is a success", async (world) => {
  await world.ready();
  await world.check("ci/optional", "skipped");
  await world.check("ci/notes", "neutral");
  await world.say("/deploy staging");
  expect(world.deployment.sha).toBe(world.pull.headSha);
  expect(world.lastOrder()).toMatchObject({ required_contexts: ["ci/test"], auto_merge: false });
  world.readAll();
});

story("commit statuses count like check runs", async (world) => {
  await world.ready();
  world.sandbox.status("acme/site", { ref: "topic", context: "legacy/build", state: "pending" });
  await world.say("/deploy staging");
  expect(world.card()).toContain("Pending: `legacy/build` (pending).");
  world.sandbox.status("acme/site", { ref: "topic", context: "legacy/build", state: "success" });
  await world.settle();
  expect(world.deployment.sha).toBe(world.pull.headSha);
  world.readAll();
});

story(
  "checks of the head before are expected again, and given up when all has been silent for five minutes",
  async (world) => {
    await world.ready(["ci/test", "ci/docs"]);
    world.sandbox.push("acme/site", "topic", { files: { "a.txt": "2" }, by: "ada" });
    await world.ready(["ci/test"]);
    await world.say("/deploy staging");
    expect(world.card()).toContain("Expected, not reported yet: `ci/docs`.");
    await world.turn({ minutes: 5 });
    expect(world.deployment.sha).toBe(world.pull.headSha);
    expect(world.card()).toContain("no longer waited for: `ci/docs`");
  },
);

story(
  "a required check that was never reported is waited for until the request ends",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    expect(world.card()).toContain("Expected, not reported yet: `security/scan`.");
    await world.turn({ minutes: 59 });
    expect(world.deployments).toEqual([]);
    await world.turn({ minutes: 2 });
    expect(world.headline()).toBe("⌛ Waited too long: deployment to `staging`");
    expect(world.deployments).toEqual([]);
  },
  { required: ["security/scan"] },
);

story("a head on which nothing ever reported must be ten seconds old", async (world) => {
  expect(world.pull.state).toBe("open");
  await world.settle();
  await world.say("/deploy staging");
  expect(world.card()).toContain("is only seconds old");
  await world.turn({ seconds: 10 });
  expect(world.deployment.sha).toBe(world.pull.headSha);
  world.readAll();
});

story("checks that a deployment started do not block its own retry", async (world) => {
  await world.ready();
  const workflowRun = { id: 77, event: "deployment", name: "Deploy" };
  world.sandbox.checkRun("acme/site", {
    ref: "topic",
    name: "deploy",
    status: "completed",
    conclusion: "failure",
    workflowRun,
  });
  await world.say("/deploy staging");
  expect(world.deployment.sha).toBe(world.pull.headSha);
  world.readAll();
});

story("a draft is not deployed", async (world) => {
  await world.ready();
  world.sandbox.draft(world.pull, { by: "ada" });
  await world.say("/deploy staging");
  await refused(world, "This pull request is a draft.");
});

story("a closed pull request is not deployed", async (world) => {
  await world.ready();
  world.sandbox.closePull(world.pull, { by: "ada" });
  await world.say("/deploy staging");
  await refused(world, "This pull request is closed.");
});

story("a merged pull request whose branch is gone is not deployed", async (world) => {
  await world.ready();
  world.sandbox.merge(world.pull, { by: "alan" });
  world.sandbox.deleteBranch("acme/site", "topic", { by: "alan" });
  await world.say("/deploy staging");
  await refused(world, "This pull request is merged.");
});

story("an open pull request whose branch is gone is not deployed", async (world) => {
  await world.ready();
  world.repository.branches.delete("topic");
  await world.say("/deploy staging");
  await refused(world, "The branch `topic` is gone.");
});

story("a pull request into another branch than the default one is not deployed", async (world) => {
  world.sandbox.push("acme/site", "release");
  world.pull = world.sandbox.pullRequest("acme/site", { head: "topic", base: "release", by: "ada" });
  await world.ready();
  await world.say("/deploy staging");
  await refused(world, "It goes into `release`");
});

story("a fork is not deployed, also when its owner may write here", async (world) => {
  const fork = world.sandbox.fork("acme/site", { by: "ada" });
  world.pull = world.sandbox.pullRequest("acme/site", { from: fork, head: "topic", by: "ada" });
  await world.settle();
  await world.turn({ minutes: 1 });
  await world.say("/deploy staging");
  await refused(world, "code from forks is not deployed");
});

story("a fork that was deleted is not deployed", async (world) => {
  const fork = world.sandbox.fork("acme/site", { by: "ada" });
  world.pull = world.sandbox.pullRequest("acme/site", { from: fork, head: "topic", by: "ada" });
  await world.turn({ minutes: 1 });
  world.pull.headRepository = null;
  world.sandbox.state.repositories.delete("ada/site");
  await world.say("/deploy staging");
  await refused(world, "code from forks is not deployed");
});

story("every obstacle is named at once", async (world) => {
  await world.ready();
  await world.check("ci/lint", "failure");
  world.sandbox.draft(world.pull, { by: "ada" });
  await world.say("/deploy staging");
  await refused(world, "This pull request is a draft.");
  expect(world.card()).toContain("Failing: [`ci/lint`");
});

story("what was pushed after the comment is not deployed", async (world) => {
  await world.ready();
  world.sandbox.deliveries.hold();
  await world.say("/deploy staging");
  await world.turn({ seconds: 5 });
  world.sandbox.push("acme/site", "topic", { files: { "evil.txt": "x" }, by: "ada" });
  await world.sandbox.deliveries.release();
  await world.settle();
  await refused(world, "after the comment was written");
});

story("a head whose delivery was lost is known by the repository's activity", async (world) => {
  world.sandbox.deliveries.dropNext(({ event }) => event === "pull_request");
  await world.ready();
  await world.say("/deploy staging");
  expect(world.deployment.sha).toBe(world.pull.headSha);
  world.readAll();
});

story("a head that moves while the request waits is not deployed", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  world.readAll();
  world.sandbox.push("acme/site", "topic", { files: { "a.txt": "2" }, by: "ada" });
  await world.settle();
  await refused(world, "The head moved from", "💤 Superseded: deployment to `staging`");
});

story("a pull request that closes ends what waits", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  world.readAll();
  world.sandbox.closePull(world.pull, { by: "ada" });
  await world.settle();
  await refused(world, "This pull request is closed.");
});

story("a person who loses the permission while the request waits does not deploy", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  world.readAll();
  world.repository.collaborators.set("ada", { role: "read", roleName: "read" });
  await world.finishCheck("ci/slow", "success");
  await refused(world, "`ada` has the role `read` here");
});

story("a later comment supersedes an earlier request that waits", async (world) => {
  await world.ready();
  await world.check("ci/slow", null);
  await world.say("/deploy staging");
  await world.say("/deploy staging", "mia");
  const [first] = world.slipwayComments;
  expect(first).toMatchObject({ minimized: "OUTDATED" });
  expect(first?.body).toContain("💤 Superseded");
  expect(first?.body).toMatch(/<!-- slipway: request\S+ -->$/);
  await world.finishCheck("ci/slow", "success");
  expect(world.deployment.payload).toMatchObject({ slipway: { actor: "mia" } });
  world.readAll();
});

story(
  "an App that may not read checks deploys nothing, and says what is missing",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    await refused(world, "GitHub did not show the checks of the head (Resource not accessible by integration).");
  },
  {
    permissions: {
      metadata: "read",
      contents: "write",
      deployments: "write",
      pull_requests: "write",
      issues: "write",
      actions: "read",
    },
  },
);
