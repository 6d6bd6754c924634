// The command that the documentation shows, run as an operator would.
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { openCase } from "./command-case.ts";
import { aCommand, clearAway, makeFolder } from "./command-stage.ts";
import { anOrder, aRun, forgetful, ordered } from "./run.ts";

const script = resolve(import.meta.dirname, "../../docs/deploy.sh");

let folder: string;

beforeEach(async () => {
  folder = await makeFolder();
});

afterEach(() => clearAway(folder));

const git = (...words: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...words], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: folder },
  });

/** A commit of a site with this page. */
async function commit(page: string): Promise<string> {
  const origin = join(folder, "origin");
  await mkdir(origin, { recursive: true });
  git("-C", origin, "init", "--quiet");
  await writeFile(join(origin, "index.html"), page);
  git("-C", origin, "add", ".");
  git("-C", origin, "commit", "--quiet", "-m", page);
  return git("-C", origin, "rev-parse", "HEAD").trim();
}

async function deploy(sha: string, id: number, task = "deploy") {
  const command = aCommand({ command: [script, join(folder, "clone"), join(folder, "www")] });
  const { executor, outside, ended } = openCase(folder, command);
  const deployment = { ...anOrder().deployment, sha, id, task };
  const run = aRun({ id: `11/${id}` });
  await executor.start(ordered(run), anOrder({ deployment }), forgetful);
  const end = await ended(run);
  await executor.stop();
  return { end, printed: outside.printed(run.id) };
}

const shown = (): Promise<string> => readFile(join(folder, "www", "current", "index.html"), "utf8");

test("each deployment shows its own commit, also an older one again", async () => {
  const first = await commit("one");
  git("clone", "--quiet", join(folder, "origin"), join(folder, "clone"));
  const second = await commit("two");
  const { end, printed } = await deploy(second, 1);
  expect(end).toEqual({ state: "success" });
  expect(printed).toBe(`Fetching topic of acme/site\nstaging shows ${second}\n`);
  expect(await shown()).toBe("two");
  await deploy(first, 2);
  expect(await shown()).toBe("one");
});

test("what it cannot do it says, and changes nothing", async () => {
  await commit("one");
  git("clone", "--quiet", join(folder, "origin"), join(folder, "clone"));
  const unknown = await deploy("f".repeat(40), 1);
  expect(unknown.end).toMatchObject({ state: "failure" });
  const task = await deploy("f".repeat(40), 2, "db:migrate");
  expect(task).toEqual({
    end: { state: "failure", description: "Exit status 64" },
    printed: "There is no task db:migrate here.\n",
  });
  await expect(shown()).rejects.toThrow();
});
