// What people do from pages goes the comment's way.
import { expect } from "@jest/globals";
import type { Deployment } from "../../src/sandbox/state/model.ts";
import { visit } from "./from-pages.ts";
import { story, type World } from "./world.ts";

const at = (verb: string, environment = "staging"): string => `/acme/site/act/${verb}?environment=${environment}`;
const last = (world: World): Deployment => world.deployments.at(-1) as Deployment;
const number = (world: World): string => `${world.pull.number}`;
/** The commands for which pages left comments. */
const left = (world: World): string[] =>
  world.slipwayComments.flatMap(({ body }) => /asked from the dashboard:\n\n`{3,}\n(.*)\n`{3,}/.exec(body)?.[1] ?? []);

async function deployed(world: World, environment = "staging"): Promise<Deployment> {
  await world.ready();
  await world.say(`/deploy ${environment}`);
  await world.report(last(world), "success");
  return last(world);
}

story("whoever deploys from a page leaves a comment that says so, and the deployment is theirs", async (world) => {
  await world.ready();
  const ada = await visit(world);
  const answer = await ada.ask(at("deploy"), { pull: number(world) });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toMatch(/^https:\/\/slipway\.test\/acme\/site\?asked=[\w-]{22}$/);
  const [comment] = world.slipwayComments;
  expect(comment?.body).toMatch(
    /^\*\*ada\*\* asked from the dashboard:\n\n```\n\/deploy staging\n```\n\n<!-- slipway: page/,
  );
  expect(world.deployment).toMatchObject({
    environment: "staging",
    payload: { slipway: { actor: "ada", comment: comment?.id, pull_request: world.pull.number } },
  });
  expect(world.card()).toContain("| Asked for by | [`ada`] in [this comment] |");
  expect((await world.audit()).find(({ what }) => what === "command")).toMatchObject({
    actor: "ada",
    facts: { line: "/deploy staging", comment: expect.stringContaining(`#issuecomment-${comment?.id}`) },
  });
  world.readAll();
});

story("the page of the repository says what was asked for, and leads to its comment", async (world) => {
  await world.ready();
  const ada = await visit(world);
  const buttons = (await ada.open("/acme/site")).text.match(/act\/\w+\?environment=staging/g);
  expect(buttons).toEqual(["act/deploy?environment=staging", "act/lock?environment=staging"]);
  const answer = await ada.ask(at("deploy"), { pull: number(world) });
  const { text } = await ada.open(answer.headers.get("location") ?? "");
  expect(text).toContain("<bdi>ada</bdi> asked for <code>/deploy staging</code>.");
  expect(text).toMatch(/<a href="[^"]*#issuecomment-\d+" rel="noreferrer">The comment<\/a>/);
  expect((await ada.open("/acme/site?asked=nobody-asked-for-this")).text).not.toContain("asked for");
  expect((await ada.open(`/acme/site?asked=${"x".repeat(22)}`)).text).not.toContain("asked for");
  world.readAll();
});

story("who may only read sees no button", async (world) => {
  await world.ready();
  expect((await (await visit(world, "rita")).open("/acme/site")).text).not.toContain("/act/");
});

const typed = {
  config: `environments:
  staging:
    parameters:
      log_level: { type: choice, options: [info, debug], default: info }
      replicas: { type: number, default: 2, min: 1, max: 20 }
      note: { type: string, default: "" }
`,
};

story(
  "parameters are fields of the form, and reach the payload with their types",
  async (world) => {
    await world.ready();
    const ada = await visit(world);
    const { text } = await ada.open(at("deploy"));
    expect(text).toContain('<option value="">info (default)</option>');
    const filled = { pull: number(world), "parameter.replicas": "3", "parameter.note": "it's a <b>" };
    expect((await ada.ask(at("deploy"), filled)).status).toBe(303);
    expect(world.deployment.payload).toMatchObject({
      parameters: { log_level: "info", replicas: 3, note: "it's a <b>" },
    });
    expect(left(world)).toEqual(['/deploy staging replicas=3 note="it\'s a <b>"']);
    world.readAll();
  },
  typed,
);

story(
  "a form that makes no sense is answered on the page as a comment would be, and nothing is written",
  async (world) => {
    await world.ready();
    const ada = await visit(world);
    const sent = async (filled: Record<string, string>) => {
      const answer = await ada.ask(at("deploy"), { pull: number(world), ...filled });
      return [answer.status, await answer.text()] as const;
    };
    const wrong = await sent({ "parameter.replicas": "40", "parameter.log_levle": "info" });
    expect(wrong).toEqual([422, expect.stringContaining("must be a number from 1 to 20")]);
    expect(wrong[1]).toContain("<code>log_levle</code>");
    expect(wrong[1]).toContain('value="40"');
    expect(await sent({ environment: "stagin" })).toEqual([422, expect.stringContaining("<code>stagin</code>")]);
    expect(await sent({ force: "on" })).toEqual([422, expect.stringContaining("--reason")]);
    expect(await sent({ "parameter.note": `"both" kinds' quotes` })).toEqual([422, expect.stringContaining("quotes")]);
    expect(await sent({ pull: "999" })).toEqual([422, expect.stringContaining("no pull request 999")]);
    for (const pull of ["", "2147483648", "seven"])
      expect(await sent({ pull })).toEqual([422, expect.stringContaining("Choose a pull request.")]);
    expect(world.slipwayComments).toEqual([]);
    expect(world.deployments).toEqual([]);
  },
  typed,
);

story("only to look is answered on the pull request, and deploys nothing", async (world) => {
  await world.ready();
  await (await visit(world)).ask(at("deploy"), { pull: number(world), dryRun: "on" });
  expect(left(world)).toEqual(["/deploy staging --dry-run"]);
  expect(world.card()).toContain("would");
  expect(world.deployments).toEqual([]);
  world.readAll();
});

story("what is forced has its reason on the card and in the comment, and nothing in it is alive", async (world) => {
  await world.ready([]);
  await world.check("ci/test", "failure");
  const forceReason = "```\n/deploy production\n@ada <script>";
  await (await visit(world, "alan")).ask(at("deploy"), { pull: number(world), force: "on", forceReason });
  expect(left(world)).toEqual(['/deploy staging --force --reason="``` /deploy production @ada <script>"']);
  expect(world.deployment.payload).toMatchObject({ slipway: { actor: "alan" } });
  world.readAll();
});

story(
  "a rollback from a page is for the pull request that runs there, unless somebody chooses another",
  async (world) => {
    const first = await deployed(world);
    world.sandbox.push("acme/site", "topic", { files: { "a.txt": "second" }, by: "ada" });
    await deployed(world);
    const ada = await visit(world);
    expect((await ada.open(at("rollback"))).fields).toMatchObject({ pull: number(world) });
    await ada.ask(at("rollback"));
    expect(left(world)).toEqual(["/rollback staging"]);
    expect(last(world)).toMatchObject({ sha: first.sha });
    await world.report(last(world), "success");
    world.readAll();
  },
);

story("a rollback to one deployment names it", async (world) => {
  const first = await deployed(world);
  world.sandbox.push("acme/site", "topic", { files: { "a.txt": "second" }, by: "ada" });
  await deployed(world);
  await (await visit(world)).ask(`${at("rollback")}&deployment=${first.id}`);
  expect(left(world)).toEqual([`/rollback staging to #${first.id}`]);
  expect(last(world)).toMatchObject({ sha: first.sha });
  world.readAll();
});

const ordered = { config: "environments:\n  staging: {}\n  qa: {}\n  production: { after: [staging] }\n" };

story(
  "a promotion from a page takes what runs in the environment before it",
  async (world) => {
    const staged = await deployed(world);
    const ada = await visit(world);
    const { text, fields } = await ada.open(at("promote", "production"));
    expect(fields).toMatchObject({ pull: number(world), from: "" });
    expect(text).toContain("staging, the one before it");
    await ada.ask(at("promote", "production"));
    expect(last(world)).toMatchObject({ sha: staged.sha, environment: "production" });
    await world.report(last(world), "success");
    await ada.ask(at("promote", "qa"), { from: "production", pull: number(world) });
    expect(left(world)).toEqual(["/promote production", "/promote qa from production"]);
    expect(last(world)).toMatchObject({ sha: staged.sha, environment: "qa" });
    world.readAll();
  },
  ordered,
);

story("an environment is locked and unlocked from pages", async (world) => {
  await deployed(world);
  const ada = await visit(world);
  await ada.ask(at("lock"), { for: "2H", reason: "demo at three, “hands off”" });
  expect(left(world)).toEqual(["/lock staging --for=2h 'demo at three, “hands off”'"]);
  const held = await world.ports.store.locks.get(world.repository.id, "staging");
  expect(held).toMatchObject({ by: "ada", reason: "demo at three, “hands off”", pullRequest: { number: 1 } });
  const mia = await visit(world, "mia");
  expect((await mia.open(at("unlock"))).fields).toMatchObject({ pull: number(world) });
  await mia.ask(at("unlock"));
  expect(await world.ports.store.locks.get(world.repository.id, "staging")).toBeNull();
  world.readAll();
});

const approved = { config: "environments:\n  production: { approvals: 1 }\n" };

async function waiting(world: World): Promise<string> {
  await world.ready();
  await world.say("/deploy production");
  await world.turn({ minutes: 1 });
  const [request] = await world.ports.store.requests.waitingFor(world.repository.id, "production");
  return request?.id ?? "";
}

story(
  "what waits is approved from a page by somebody else, and goes on",
  async (world) => {
    const request = await waiting(world);
    const path = `/acme/site/act/approve?request=${request}`;
    await (await visit(world)).ask(path);
    expect(world.slipwayComments.at(-1)?.body).toContain("approvals are other people's");
    expect(world.deployments).toEqual([]);
    const mia = await visit(world, "mia");
    expect((await mia.open(at("approve", "production"))).fields).toMatchObject({ pull: number(world) });
    await mia.ask(at("approve", "production"));
    expect(world.deployment).toMatchObject({ environment: "production" });
    world.readAll();
  },
  approved,
);

story(
  "what waits is rejected from a page, with a reason",
  async (world) => {
    const request = await waiting(world);
    await (await visit(world, "mia")).ask(`/acme/site/act/reject?request=${request}`, { reason: "not on a Friday" });
    expect(left(world)).toEqual(['/reject production "not on a Friday"']);
    expect(world.deployments).toEqual([]);
    expect(await world.ports.store.requests.get(request)).toMatchObject({ stage: "ended" });
    world.readAll();
  },
  approved,
);

story("what is under way is cancelled from a page, by its number or by its environment", async (world) => {
  await world.ready();
  await world.say("/deploy staging");
  const ada = await visit(world);
  expect((await ada.open(at("cancel"))).fields).toMatchObject({ pull: number(world) });
  await ada.ask(`${at("cancel")}&deployment=${world.deployment.id}`);
  expect(left(world)).toEqual([`/cancel #${world.deployment.id}`]);
  expect(world.deployment.statuses.at(-1)).toMatchObject({ state: "error", description: "Cancelled by @ada" });
  world.readAll();
});
