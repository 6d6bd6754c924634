import { expect } from "@jest/globals";
import type { PullRequest } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;

story("a repository without a file goes by its owner's", async (world) => {
  world.sandbox.repository("acme/.github", {
    people: { alan: "admin" },
    files: { ".github/slipway.yml": lines("environments:", "  live: { production: true }") },
  });
  await world.ready();
  await world.say("/deploy");
  expect(world.deployment).toMatchObject({ environment: "live", production: true });
  await world.say("/deploy staging");
  expect(world.card()).toContain("There is no environment `staging`");
  world.readAll();
});

story("the owner's file has a mistake: nothing is deployed, and the file is named", async (world) => {
  world.sandbox.repository("acme/.github", {
    people: { alan: "admin" },
    files: { ".github/slipway.yml": lines("environments:", "  live: { prodution: true }") },
  });
  await world.ready();
  await world.say("/deploy live");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("line 2, column 11");
  expect(world.slipwayComments.at(-1)?.body).toContain("acme/.github/blob/main/.github/slipway.yml");
});

story(
  "a file extends another repository's: key by key within each environment",
  async (world) => {
    world.sandbox.repository("acme/defaults", {
      people: { alan: "admin" },
      files: {
        "deploy/slipway.yml": lines(
          "default_environment: live",
          "environments:",
          "  live: { production: true, required_contexts: none, url: https://base.example.com }",
        ),
      },
    });
    await world.ready();
    await world.check("ci/test", "failure");
    await world.say("/deploy");
    expect(world.deployment).toMatchObject({ environment: "live", production: true });
    expect(world.slipwayComments.at(-1)?.body).toContain("https://site.example.com");
    world.readAll();
  },
  {
    config: lines(
      "_extends: defaults:deploy/slipway.yml",
      "environments:",
      "  live: { url: https://site.example.com }",
    ),
  },
);

story(
  "a file that extends what cannot be read deploys nothing",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("nowhere");
  },
  { config: lines("_extends: nowhere", "environments:", "  staging: {}") },
);

story("a pull request that changes the file gets a check run with every mistake at its line", async (world) => {
  world.pull = world.sandbox.pullRequest("acme/site", {
    head: "topic",
    by: "ada",
    files: { ".github/slipway.yml": lines("environments:", "  staging:", "    aproval: 1") },
  });
  await world.settle();
  const run = world.repository.checkRuns.find(({ name }) => name === "slipway.yml");
  expect(run).toMatchObject({ conclusion: "failure" });
  expect(JSON.stringify(run)).toContain('did you mean \\"approvals\\"');
  world.sandbox.push("acme/site", "topic", {
    files: { ".github/slipway.yml": lines("environments:", "  staging:", "    approvals: 1") },
    by: "ada",
  });
  await world.settle();
  expect(world.repository.checkRuns.at(-1)).toMatchObject({ name: "slipway.yml", conclusion: "success" });
});

story("a pull request that leaves the file alone gets none, for one read", async (world) => {
  await world.settle();
  world.sandbox.calls.clear();
  expect(world.pull.headSha).not.toBe("");
  await world.settle();
  expect(world.repository.checkRuns).toEqual([]);
  expect(world.sandbox.calls.count().writes).toBe(0);
});

story("the check run of the file does not hold up a deployment", async (world) => {
  world.pull = world.sandbox.pullRequest("acme/site", {
    head: "topic",
    by: "ada",
    files: { ".github/slipway.yml": lines("environments: nothing") },
  });
  await world.ready();
  await world.say("/deploy staging");
  expect(world.deployment.sha).toBe(world.pull.headSha);
  world.readAll();
});

const extending = (what: string) => ({
  ".github/slipway.yml": lines(`_extends: ${what}`, "environments:", "  staging: {}"),
});

/** What the newest check run says. */
async function checkOf(world: World, _pull: PullRequest): Promise<string> {
  await world.settle();
  const run = world.repository.checkRuns.findLast(({ name }) => name === "slipway.yml");
  return JSON.stringify({ conclusion: run?.conclusion, output: run?.output });
}

story(
  "a pull request, a fork's too, shows nothing of other repositories of the same owner by extending them",
  async (world) => {
    const files = { "token.txt": "hunter2 is the password\n", ".github/slipway.yml": "environments:\n  titan: {}\n" };
    world.sandbox.repository("acme/vault", { people: { alan: "admin" }, files });
    world.sandbox.fork("acme/site", { by: "eve" });
    const { pullRequest } = world.sandbox;
    const text = { head: "leak", from: "eve/site", by: "eve", files: extending("vault:token.txt") };
    const told = await checkOf(world, pullRequest("acme/site", text));
    const config = { head: "names", by: "ada", files: extending("vault") };
    expect(told).toContain('"conclusion":"success"');
    expect(told).toContain("`vault:token.txt`");
    expect(told).not.toContain("hunter2");
    expect(await checkOf(world, pullRequest("acme/site", config))).toContain("`vault:.github/slipway.yml`");
    expect(JSON.stringify(world.repository.checkRuns)).not.toContain("titan");
    const reads = world.sandbox.calls.all.filter(({ path }) => path.includes("/repos/acme/vault"));
    expect(reads).toEqual([]);
  },
);

story(
  "what the default branch extends already is read for a pull request, too",
  async (world) => {
    const files = { ".github/slipway.yml": "environments:\n  live: { production: maybe }\n" };
    world.sandbox.repository("acme/defaults", { people: { alan: "admin" }, files });
    const pull = world.sandbox.pullRequest("acme/site", { head: "topic", by: "ada", files: extending("defaults") });
    expect(await checkOf(world, pull)).toContain("must be true or false");
  },
  { config: lines("_extends: defaults") },
);
