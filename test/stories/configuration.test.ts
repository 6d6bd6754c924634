import { expect } from "@jest/globals";
import { story } from "./world.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;

story("an unknown environment gets one short answer with what was probably meant", async (world) => {
  await world.ready();
  await world.say("/deploy stagign");
  expect(world.deployments).toEqual([]);
  expect(world.card()).toBe(
    "`/deploy stagign`: There is no environment `stagign`: did you mean `staging`? Name one of `staging`, `production`.",
  );
});

story("a mistyped command gets one short answer with what was probably meant", async (world) => {
  await world.ready();
  await world.say("/depoy staging");
  expect(world.card()).toBe("`/depoy staging`: there is no command `/depoy`: did you mean `/deploy`?");
});

story("an option that does not exist, and a reader of several lines, get one answer for all of them", async (world) => {
  await world.ready();
  await world.say("/deploy staging --quick\n/deploy nowhere");
  expect(world.deployments).toEqual([]);
  expect(world.card().split("\n")).toHaveLength(2);
  expect(world.card()).toContain("--quick");
  expect(world.card()).toContain("There is no environment `nowhere`");
});

story("more than five commands in one comment: none runs", async (world) => {
  await world.ready();
  await world.say("/deploy staging\n".repeat(6));
  expect(world.deployments).toEqual([]);
  expect(world.card()).toContain("This comment has 6 command lines, and 5 are the most. None ran");
});

story(
  "an unknown key stops deployments, and is named with line and column",
  async (world) => {
    await world.ready();
    await world.say("/deploy staging");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("line 3, column 5");
    expect(world.card()).toContain("required_contexts");
  },
  { config: lines("environments:", "  staging:", "    required_context: all") },
);

story(
  "a configured environment has its own url, production flag and contexts",
  async (world) => {
    await world.ready(["ci/test", "security/scan"]);
    await world.check("ci/flaky", "failure");
    await world.say("/deploy live");
    expect(world.deployment).toMatchObject({ environment: "live", production: true });
    expect(world.lastOrder()).toMatchObject({ required_contexts: ["security/scan"] });
    expect(world.slipwayComments[0]?.body).toContain("https://live.example.com");
    world.readAll();
  },
  {
    config: lines(
      "environments:",
      "  live:",
      "    url: https://live.example.com",
      "    production: true",
      "    required_contexts: [security/scan]",
    ),
  },
);

story(
  "an environment that asks for no contexts deploys whatever they say",
  async (world) => {
    await world.ready();
    await world.check("ci/test", "failure");
    await world.say("/deploy");
    expect(world.deployment.environment).toBe("lab");
    expect(world.lastOrder()).toMatchObject({ required_contexts: [] });
    world.readAll();
  },
  { config: lines("environments:", "  lab:", "    required_contexts: none") },
);

story(
  "a configuration on the pull request's branch is not read",
  async (world) => {
    world.pull = world.sandbox.pullRequest("acme/site", {
      head: "topic",
      by: "ada",
      files: { ".github/slipway.yml": lines("environments:", "  staging:", "    required_contexts: none") },
    });
    await world.ready();
    await world.check("ci/test", "failure");
    await world.say("/deploy staging");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("Failing");
  },
  { config: lines("environments:", "  staging: {}") },
);

story(
  "a file that was broken while a request waited stops it",
  async (world) => {
    await world.ready();
    await world.check("ci/slow", null);
    await world.say("/deploy staging");
    world.readAll();
    await world.moveMain({ ".github/slipway.yml": "environments: [staging]\n" });
    await world.finishCheck("ci/slow", "success");
    expect(world.deployments).toEqual([]);
    expect(world.card()).toContain("has mistakes");
  },
  { config: lines("environments:", "  staging: {}") },
);

const unreadable = [
  { sentence: "does not parse", config: "environments: {staging: [", says: "has mistakes" },
  { sentence: "is empty", config: "", says: "empty" },
  { sentence: "is a megabyte long", config: `# ${"x".repeat(1_000_000)}\n`, says: "too long" },
  { sentence: "is not text", config: "\u0000\u0001\u0002".repeat(100), says: "is not text" },
];

for (const { sentence, config, says } of unreadable) {
  story(
    `a configuration that ${sentence} deploys nothing and says why`,
    async (world) => {
      await world.ready();
      await world.say("/deploy staging");
      expect(world.deployments).toEqual([]);
      expect(world.card()).toContain(says);
    },
    { config },
  );
}

const hostile = [
  ["65,536 characters", "/deploy staging ".padEnd(65_536, "x")],
  ["thousands of command lines", "/deploy staging\n".repeat(4_000)],
  ["control characters", "/deploy sta\u0007ging\u0000"],
  ["marks that turn the text", "/deploy \u202egnigats"],
  ["HTML and a mention", "/deploy <img/src=x>@alan"],
] as const;

for (const [what, body] of hostile) {
  story(`a command with ${what} gets one short answer and deploys nothing`, async (world) => {
    await world.ready();
    await world.say(body);
    expect(world.deployments).toEqual([]);
    expect(world.slipwayComments).toHaveLength(1);
    const said = world.slipwayComments[0]?.body ?? "";
    expect(said.length).toBeLessThan(1000);
    expect(said).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
    world.readAll();
  });
}

story("a fence that is never closed hides what follows it", async (world) => {
  await world.ready();
  await world.say("Like this:\n```\n/deploy staging");
  expect([world.deployments, world.slipwayComments]).toEqual([[], []]);
});
