import { expect } from "@jest/globals";
import { person } from "../../src/sandbox/state/actor.ts";
import { mergeInto } from "../../src/sandbox/state/merge-branches.ts";
import { story, type World } from "./world.ts";

async function behind(world: World): Promise<void> {
  await world.ready();
  await world.moveMain();
}

const topic = ({ repository }: World): string => repository.branches.get("topic") ?? "";
const parentsOf = (world: World, sha: string): readonly string[] => world.repository.commits.get(sha)?.parents ?? [];

story(
  "a branch that is behind gets the default branch merged in, and deploys when the merge is green",
  async (world) => {
    await behind(world);
    const gated = topic(world);
    await world.say("/deploy staging");
    expect(world.deployments).toEqual([]);
    expect(parentsOf(world, topic(world))).toEqual([gated, world.repository.branches.get("main")]);
    expect(world.lastOrder()).toMatchObject({ ref: "topic", auto_merge: true, required_contexts: ["ci/test"] });
    expect(world.card()).toContain("Expected, not reported yet: `ci/test`.");
    expect(world.card()).toContain("`topic` was behind");
    await world.check("ci/test", "success");
    expect(world.deployment.sha).toBe(topic(world));
    expect(world.lastOrder()).toMatchObject({ ref: topic(world), auto_merge: false });
    expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
    expect(world.slipwayComments).toHaveLength(1);
  },
);

story("a merge that turns a check red is not deployed", async (world) => {
  await behind(world);
  await world.say("/deploy staging");
  world.readAll();
  await world.check("ci/test", "failure");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("Failing: [`ci/test`] (failure).");
});

story("a red check is found before anything is merged", async (world) => {
  await behind(world);
  await world.check("ci/lint", "failure");
  const before = topic(world);
  await world.say("/deploy staging");
  expect(topic(world)).toBe(before);
  expect(world.headline()).toBe("⛔ Not deployed to `staging`");
});

story("branches that conflict are named, with how to merge them by hand", async (world) => {
  world.pull = world.sandbox.pullRequest("acme/site", { head: "topic", by: "ada", files: { "README.md": "# ours\n" } });
  await world.ready();
  await world.moveMain({ "README.md": "# theirs\n" });
  await world.say("/deploy staging");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("`main` does not merge into `topic` without conflicts.");
  expect(world.card()).toContain("`git merge origin/main`");
});

story("what somebody pushes between the check and the deployment is never deployed", async (world) => {
  await behind(world);
  world.afterNextRead(() => void world.sandbox.push("acme/site", "topic", { files: { "evil.txt": "x" }, by: "ada" }));
  await world.say("/deploy staging");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("The head moved from");
});

story("a deployment of another commit than the gated one ends as an error", async (world) => {
  await behind(world);
  const gated = topic(world).slice(0, 7);
  // Somebody merges the default branch and adds a commit of their own: GitHub has nothing to merge, and deploys it.
  world.afterNextRead(() => {
    const { sandbox, repository } = world;
    const sha = repository.branches.get("main") ?? "";
    mergeInto(sandbox.state, repository, { into: "topic", sha, message: "Merge main", by: person("ada") });
    sandbox.push("acme/site", "topic", { files: { "evil.txt": "x" }, by: "ada" });
    sandbox.status("acme/site", { ref: "topic", context: "ci/test", state: "success" });
  });
  await world.say("/deploy staging");
  expect(world.deployment.statuses.map(({ state, description }) => [state, description])).toEqual([
    ["error", `Not the commit that was checked (${gated})`],
  ]);
  expect(world.headline()).toBe("❌ Deployment to `staging` ended with an error");
  expect(world.card()).toContain("is what was checked");
});

story("a merge that somebody makes by hand after GitHub merged nothing is not deployed", async (world) => {
  await behind(world);
  const creation = { method: "POST", path: "/repos/{owner}/{repo}/deployments" };
  world.sandbox.faults.next(creation, { status: 503 });
  await world.say("/deploy staging");
  await world.check("ci/slow", null);
  await world.turn({ seconds: 30 });
  expect(world.headline()).toBe("⏳ Deployment to `staging` waits");
  const { sandbox, repository } = world;
  const sha = repository.branches.get("main") ?? "";
  mergeInto(sandbox.state, repository, { into: "topic", sha, message: "Merge main", by: person("ada") });
  await world.settle();
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("The head moved from");
});

story("a merge that somebody else pushes over is superseded", async (world) => {
  await behind(world);
  await world.say("/deploy staging");
  world.readAll();
  world.sandbox.push("acme/site", "topic", { files: { "more.txt": "x" }, by: "ada" });
  await world.settle();
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("The head moved from");
});

story("a default branch that never rests is merged three times at most", async (world) => {
  await behind(world);
  await world.say("/deploy staging");
  for (const round of [1, 2, 3]) {
    await world.moveMain({ [`main-${round}.txt`]: "x" });
    await world.check("ci/test", "success");
  }
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("`main` moved on after each of 3 merges into this branch.");
});

story("a merge is one of the default branch also when that has moved on since", async (world) => {
  await behind(world);
  world.sandbox.deliveries.hold();
  await world.say("/deploy staging");
  await world.sandbox.deliveries.release({ order: (all) => all.filter(({ event }) => event === "issue_comment") });
  await world.settle();
  expect(world.deployments).toEqual([]);
  await world.moveMain({ "later.txt": "x" });
  await world.check("ci/test", "success");
  const [first, second] = parentsOf(world, topic(world));
  expect(parentsOf(world, first ?? "")).toHaveLength(2);
  expect(second).toBe(world.repository.branches.get("main"));
  await world.check("ci/test", "success");
  expect(world.deployment.sha).toBe(topic(world));
  world.readAll();
});

story(
  "an environment with auto_merge: false deploys the branch as it is",
  async (world) => {
    await behind(world);
    const head = topic(world);
    await world.say("/deploy staging");
    expect(world.deployment.sha).toBe(head);
    world.readAll();
  },
  { config: "environments:\n  staging:\n    auto_merge: false\n" },
);

story("a branch that is deleted between the check and the deployment is named", async (world) => {
  await behind(world);
  world.afterNextRead(() => void world.repository.branches.delete("topic"));
  await world.say("/deploy staging");
  expect(world.card()).toContain("GitHub finds no ref `topic`.");
});

story("a check that turns red between the check and the deployment is GitHub's no", async (world) => {
  await world.ready();
  world.afterNextRead(
    () => void world.sandbox.status("acme/site", { ref: "topic", context: "ci/test", state: "failure" }),
  );
  await world.say("/deploy staging");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("Failing: [`ci/test`] (failure).");
});

story("a check that runs again between the check and the deployment is waited for", async (world) => {
  await world.ready();
  world.afterNextRead(
    () => void world.sandbox.status("acme/site", { ref: "topic", context: "ci/test", state: "pending" }),
  );
  await world.say("/deploy staging");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("GitHub still reports [`ci/test`] (pending).");
  world.sandbox.status("acme/site", { ref: "topic", context: "ci/test", state: "success" });
  await world.settle();
  expect(world.deployment.sha).toBe(topic(world));
  world.readAll();
});

story(
  "an App that may not write contents says so instead of merging",
  async (world) => {
    await behind(world);
    await world.say("/deploy staging");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("GitHub refused Slipway: Resource not accessible by integration");
    world.errors.length = 0;
  },
  {
    permissions: {
      metadata: "read",
      contents: "read",
      deployments: "write",
      pull_requests: "write",
      issues: "write",
      actions: "read",
      checks: "read",
      statuses: "read",
    },
  },
);
