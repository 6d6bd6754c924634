// What a command of the operator's gets, and what its end means.
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { CommandExecutor } from "../../src/executors/command/command-executor.ts";
import { anEnvironment } from "../builders/environment.ts";
import { aCommand, clearAway, type CommandTold, makeFolder, sh } from "./command-stage.ts";
import { type Case, eventually, openCase } from "./command-case.ts";
import { anOrder, aRun, ordered } from "./run.ts";

let folder: string;
let opened: CommandExecutor[];

beforeEach(async () => {
  folder = await makeFolder();
  opened = [];
});

afterEach(async () => {
  await Promise.all(opened.map((executor) => executor.stop()));
  await clearAway(folder);
});

function open(told: CommandTold): Case {
  const opening = openCase(folder, aCommand(told));
  opened.push(opening.executor);
  return opening;
}

async function carryOut(told: CommandTold, order = anOrder(), run = aRun()) {
  const { start, ended, outside } = open(told);
  await start(run, order);
  const end = await ended(run);
  return { end, printed: outside.printed(run.id) };
}

describe("what it gets", () => {
  test("its environment is the order, and of Slipway's own only how to find programs", async () => {
    const { printed } = await carryOut({
      command: sh("env -u PWD -u SHLVL -u _ | sort | grep -v -e ^PATH= -e ^HOME="),
    });
    expect(printed).toMatchInlineSnapshot(`
"SLIPWAY_ACTOR=ada
SLIPWAY_DEPLOYMENT_ID=4301
SLIPWAY_ENVIRONMENT=staging
SLIPWAY_PARAM_API_KEY=hunter2-of-acme
SLIPWAY_PARAM_LOG_LEVEL=debug
SLIPWAY_PARAM_REPLICAS=2
SLIPWAY_PULL_REQUEST=7
SLIPWAY_REF=topic
SLIPWAY_REPOSITORY=acme/site
SLIPWAY_SHA=a1b2c3d4e5f60718293a4b5c6d7e8f9012345678
SLIPWAY_TASK=deploy
"
`);
  });

  test("its input is the whole order", async () => {
    const { printed } = await carryOut({ command: ["cat"] });
    expect(JSON.parse(printed)).toEqual(anOrder());
  });

  test("a parameter is data: nothing reads it as a word of a command line", async () => {
    const log_level = `$(touch pwned) "; touch pwned; '\n--force * \\`;
    const command = sh('printf "%s" "$SLIPWAY_PARAM_LOG_LEVEL"; ls');
    const { printed } = await carryOut({ command }, anOrder({ parameters: { log_level } }));
    expect(printed).toBe(log_level);
  });

  test("each run has an empty folder of its own, which goes with it", async () => {
    const { printed } = await carryOut({ command: sh("ls -A; touch left; pwd") });
    expect(printed).toMatch(/^\/.*\/work\n$/);
    await eventually(() =>
      readFile(join(printed.trim(), "left")).then(
        () => false,
        () => true,
      ),
    );
  });

  test("a folder that the operator names is where it is run", async () => {
    const { printed } = await carryOut({ command: ["pwd"], directory: folder });
    expect(printed).toBe(`${folder}\n`);
  });

  test("a deployment that belongs to no pull request has an empty number", async () => {
    const { printed } = await carryOut(
      { command: sh('echo "<$SLIPWAY_PULL_REQUEST>"') },
      anOrder({ pull_request: null }),
    );
    expect(printed).toBe("<>\n");
  });

  test("a large order that the command does not read does not matter", async () => {
    const { end } = await carryOut({ command: ["true"] }, anOrder({ payload: { much: "x".repeat(1_000_000) } }));
    expect(end).toEqual({ state: "success" });
  });

  test.each([
    [
      { "log-level": "a", log_level: "b" },
      "Not started: the parameters log-level and log_level are both SLIPWAY_PARAM_LOG_LEVEL",
    ],
    [{ level: "a\0b" }, "Not started: SLIPWAY_PARAM_LEVEL would hold a NUL character, which no environment takes"],
  ])("parameters that no environment can hold are refused: %j", async (parameters, description) => {
    const { start } = open({ command: ["true"] });
    const { report } = await start(aRun(), anOrder({ parameters, sealed: {} }));
    expect(report).toEqual({ state: "error", description });
  });
});

describe("what its end means", () => {
  test.each([
    ["exit 0", { state: "success" }],
    ["exit 1", { state: "failure", description: "Exit status 1" }],
    ["exit 255", { state: "failure", description: "Exit status 255" }],
    ["kill -9 $$", { state: "error", description: "Ended by SIGKILL" }],
    ["kill -SEGV $$", { state: "error", description: "Ended by SIGSEGV" }],
  ])("%s", async (script, report) => {
    const { end } = await carryOut({ command: sh(script) });
    expect(end).toEqual(report);
  });

  test.each([
    ["./missing.sh", "Not started: missing.sh is not there (ENOENT)"],
    ["./plain.sh", "Not started: plain.sh may not be used by Slipway's user (EACCES)"],
  ])("a program that cannot be started: %s", async (program, description) => {
    await writeFile(join(folder, "plain.sh"), "#!/bin/sh\n");
    await chmod(join(folder, "plain.sh"), 0o600);
    const { end } = await carryOut({ command: [program], directory: folder });
    expect(end).toEqual({ state: "error", description });
  });

  test.each([
    ["nowhere", "Not started: the working directory is not there (ENOENT)"],
    ["file", "Not started: the working directory is no folder (ENOTDIR)"],
  ])("a working directory that is none: %s", async (name, description) => {
    await writeFile(join(folder, "file"), "");
    const { end } = await carryOut({ command: ["true"], directory: join(folder, name) });
    expect(end).toEqual({ state: "error", description });
  });

  test("more than the system takes as an environment is said, not suffered", async () => {
    const sealed = { KEY: "x".repeat(300_000) };
    const { end } = await carryOut({ command: ["true"] }, anOrder({ sealed }));
    expect(end).toEqual({ state: "error", description: "Not started: true got more than the system takes (E2BIG)" });
  });

  test("a command that prints nothing for too long is stopped, with all that it started", async () => {
    const command = sh("echo begun; sleep 1000 & sleep 1000; true");
    const run = aRun({ environment: anEnvironment({ timeout: 500 }) });
    const { end } = await carryOut({ command, timeout: 60_000 }, anOrder(), run);
    expect(end).toEqual({ state: "error", description: "Stopped: no output for 500 ms" });
  });

  test("what it leaves behind neither holds the deployment up nor is ended", async () => {
    const { end, printed } = await carryOut({ command: sh("sleep 1000 & echo $!") });
    expect(end).toEqual({ state: "success" });
    expect(process.kill(Number(printed), "SIGKILL")).toBe(true);
  });
});

describe("cancelling", () => {
  const family = sh('sleep 1000 & echo "$!"; echo "$$"; wait');

  test("the command ends, and its children with it", async () => {
    const { start, ended, executor, outside } = open({ command: family });
    const run = ordered(aRun(), await start());
    await eventually(() => outside.printed(run.id).split("\n").length > 2);
    expect(await executor.cancel(run)).toBe(true);
    expect(await ended()).toEqual({ state: "error", description: "Cancelled" });
    for (const pid of outside.printed(run.id).trim().split("\n")) expect(() => process.kill(Number(pid), 0)).toThrow();
  });

  test("a command that tidies up and exits well was cancelled all the same", async () => {
    const { start, ended, executor, outside } = open({
      command: sh("trap 'echo tidied; exit 0' TERM; echo up; sleep 1000 & wait"),
    });
    const run = ordered(aRun(), await start());
    await eventually(() => outside.printed(run.id) === "up\n");
    await executor.cancel(run);
    expect(await ended()).toEqual({ state: "error", description: "Cancelled" });
    expect(outside.printed(run.id)).toBe("up\ntidied\n");
  });

  test("at once after the order, it ends as well", async () => {
    const { start, ended, executor } = open({ command: family });
    await executor.cancel(ordered(aRun(), await start()));
    expect(await ended()).toMatchObject({ state: "error", description: "Cancelled" });
  });

  test("after its end it changes nothing", async () => {
    const { start, ended, executor, outside } = open({ command: ["true"] });
    const run = ordered(aRun(), await start());
    await ended();
    expect(await executor.cancel(run)).toBe(true);
    await eventually(async () => (await executor.observe(run))?.state === "success");
    expect(outside.ends(run.id)).toHaveLength(1);
  });

  test("a run of another host is not ours to cancel", async () => {
    const { executor } = open({ command: ["true"] });
    expect(await executor.cancel(aRun({ handle: { host: "another" } }))).toBe(false);
    expect(await executor.observe(aRun({ handle: { host: "another" } }))).toBeNull();
  });
});
