// The demo as whoever tries it sees it: what its links lead to, and that nothing of it is left.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { isAlive } from "../../src/executors/command/process-identity.ts";
import { readBegun } from "../../src/executors/command/run-folder.ts";
import { frontPage, site } from "../../src/demo/repository.ts";
import { openStage, type Stage } from "../../src/demo/stage.ts";
import type { Deployment } from "../../src/sandbox/state/model.ts";
import { repositoryOf } from "../../src/sandbox/state/repositories.ts";
import { until } from "../chaos/until.ts";

const main = resolve(import.meta.dirname, "../../src/demo/main.ts");

let stage: Stage;

const deployments = (): readonly Deployment[] => repositoryOf(stage.sandbox.state, site).deployments;

const statuses = () => deployments().at(-1)?.statuses ?? [];

const link = (kind: "environmentUrl" | "logUrl"): string =>
  statuses().findLast((status) => status[kind])?.[kind] ?? "http://127.0.0.1:1/";

async function behind(address: string): Promise<string> {
  const answer = await fetch(address);
  return `${answer.status} ${await answer.text()}`;
}

const comment = (body: string): unknown => stage.sandbox.comment(stage.pull, { body, by: "ada" });

async function comesTo(deployment: number, state: string): Promise<void> {
  const isSo = (): boolean => deployments().length === deployment && statuses().at(-1)?.state === state;
  expect(await until(isSo, { within: 20_000, every: 20 })).toBe(true);
}

/** Continuous integration takes its time, too. */
async function push(files: Readonly<Record<string, string>>): Promise<void> {
  stage.sandbox.push(site, stage.pull.headRef, { files, by: "ada" });
  const { checkRuns } = repositoryOf(stage.sandbox.state, site);
  expect(await until(() => checkRuns.at(-1)?.status === "completed", { within: 20_000, every: 20 })).toBe(true);
}

beforeEach(async () => {
  stage = await openStage({ ports: { github: 0, slipway: 0, site: 0 }, pace: 20, keepsPace: false });
});

afterEach(() => stage.close());

test("the environment link opens what was deployed, and after another deployment the change", async () => {
  comment("/deploy staging");
  await comesTo(1, "success");
  expect(await behind(link("environmentUrl"))).toContain("<h1>Hello, world</h1>");
  await push({ "site/index.html": frontPage("Good morning"), "notes/1.md": "Coffee & cake\n" });
  expect(await behind(link("environmentUrl"))).toContain("<h1>Hello, world</h1>");
  comment("/deploy staging");
  await comesTo(2, "success");
  const page = await behind(link("environmentUrl"));
  expect(page).toContain("<h1>Good morning</h1>");
  expect(page).toContain("<li>Coffee &amp; cake</li>");
  expect(page).toContain(`at ${stage.pull.headSha.slice(0, 7)}, built for staging`);
  expect(await behind(new URL("style.css", link("environmentUrl")).href)).toMatch(/^200 :root/);
});

test("the log link opens the log of that deployment", async () => {
  comment("/deploy staging");
  await comesTo(1, "in_progress");
  const early = await behind(link("logUrl"));
  expect(early).toMatch(/^200 /);
  expect(early).toContain("<code>warmer-welcome</code>");
  await comesTo(1, "success");
  expect(stage.sandbox.comments(stage.pull).at(-1)?.body).toContain(`[log](${link("logUrl")})`);
  expect(await behind(link("logUrl"))).toContain("Every link leads somewhere.");
  const { origin, pathname } = new URL(link("logUrl"));
  expect(origin).toBe(stage.slipwayUrl);
  expect(await behind(`${origin}${pathname}.txt`)).toContain(`acme/site at ${stage.pull.headSha.slice(0, 7)}\n`);
});

test("a site whose links are broken is not published: the log says why, and what ran stays", async () => {
  comment("/deploy staging");
  await comesTo(1, "success");
  const before = await behind(link("environmentUrl"));
  const address = link("environmentUrl");
  await push({ "site/index.html": frontPage("Broken", '<a href="nowhere.html">?</a>') });
  comment("/deploy staging");
  await comesTo(2, "failure");
  expect(await behind(link("logUrl"))).toContain("index.html links to nowhere.html, which is not there");
  expect(await behind(address)).toBe(before);
});

test("production is deployed to by the tool that listens, with links of its own", async () => {
  comment("/deploy production");
  await comesTo(1, "success");
  expect(statuses().at(-1)?.creator).toBe("harbor[bot]");
  expect(await behind(link("environmentUrl"))).toContain("This is <strong><bdi>production</bdi></strong>");
});

test("what an environment never was deployed to shows nothing", async () => {
  expect(await behind(`${stage.siteUrl}/staging/`)).toBe("404 Nothing is deployed here.");
});

/** Of a demo of its own, whose temporary folders are all in this one. */
async function inFolder<Answer>(play: (folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), "demo-test-"));
  try {
    return await play(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const environment = (folder: string) => ({ PATH: process.env["PATH"], TMPDIR: folder });

test("the conversation in the terminal comes to its end, with its logs, and leaves nothing", async () => {
  await inFolder(async (folder) => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [main, "--script"], {
      env: environment(folder),
    });
    expect(stderr).toBe("");
    expect(stripVTControlCharacters(stdout)).toBe(stdout);
    expect(stdout).toContain("│   Every link leads somewhere.\n");
    expect(stdout).toMatch(/none of a commit that was not checked\.\n$/);
    expect(await readdir(folder)).toEqual([]);
  });
}, 90_000);

test("Ctrl+C in the middle of a deployment ends all of its processes, and leaves nothing", async () => {
  await inFolder(async (folder) => {
    const child = spawn(process.execPath, [main, "--script"], { env: environment(folder), stdio: "ignore" });
    const over = once(child, "exit");
    const runs = async (): Promise<readonly string[]> => {
      const [demo = "none"] = await readdir(folder);
      const executor = join(folder, demo, "data", "runs", "site");
      return (await readdir(executor).catch(() => [])).map((name) => join(executor, name));
    };
    const begun = async () => {
      const [run] = await runs();
      return run === undefined ? null : readBegun(run);
    };
    expect(await until(async () => (await begun()) !== null, { within: 20_000, every: 10 })).toBe(true);
    const first = await begun();
    child.kill("SIGINT");
    expect(await over).toEqual([130, null]);
    expect(first && "runner" in first && isAlive(first.runner)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });
}, 60_000);
