// Whatever is killed, and when: a run ends as what it was, and none is started twice.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { CommandExecutor } from "../../src/executors/command/command-executor.ts";
import { readHostId } from "../../src/executors/command/host-id.ts";
import { isCode } from "../../src/executors/command/is-code.ts";
import { identify, isAlive, type ProcessIdentity } from "../../src/executors/command/process-identity.ts";
import { endGroup } from "../../src/executors/command/process-group.ts";
import { abandon, type Begun, makeFolder as makeRunFolder, readBegun } from "../../src/executors/command/run-folder.ts";
import { tidyRuns } from "../../src/executors/command/tidy.ts";
import { ofMachine, toInstructions } from "../../src/executors/command/to-instructions.ts";
import { patient } from "./command-bench.ts";
import { type Case, eventually, openCase } from "./command-case.ts";
import { aCommand, clearAway, machineIn, makeFolder, sh } from "./command-stage.ts";
import { anOrder, aRun, ordered } from "./run.ts";

let folder: string;
let runFolder: string;
let opened: CommandExecutor[];
let processes: ChildProcess[];

beforeEach(async () => {
  folder = await makeFolder();
  runFolder = join(folder, "runs", "local", "run-11%2F4301");
  opened = [];
  processes = [];
});

afterEach(async () => {
  await writeFile(join(folder, "end"), "0");
  for (const child of processes) child.kill("SIGKILL");
  await Promise.all(opened.map((executor) => executor.stop()));
  await clearAway(folder);
});

/** What the next Slipway is: nothing in its memory. */
function open(command = sh(patient, folder)): Case {
  const opening = openCase(folder, aCommand({ command }));
  opened.push(opening.executor);
  return opening;
}

const entry = resolve(import.meta.dirname, "slipway-process.ts");

interface OtherSlipway {
  readonly child: ChildProcess;
  readonly said: { readonly text?: string; readonly started?: object }[];
}

/** A Slipway in a process of its own, which has started the run. */
async function otherSlipway(...command: readonly string[]): Promise<OtherSlipway> {
  const child = spawn(process.execPath, [entry, folder, ...command], { stdio: ["ignore", "pipe", "inherit"] });
  processes.push(child);
  const said: { readonly text?: string; readonly started?: object }[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => said.push(JSON.parse(line) as object));
  await eventually(() => said.some(({ started }) => started));
  return { child, said };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "close");
}

const isThere = (path: string): Promise<boolean> =>
  readFile(path).then(
    () => true,
    () => false,
  );

const begun = async (): Promise<number> =>
  (await readFile(join(folder, "begun"), "utf8").catch(() => "")).split("\n").length - 1;

const end = (status: number): Promise<void> => writeFile(join(folder, "end"), String(status));

const theRun = async () =>
  ordered(aRun(), { handle: { host: await readHostId(folder) }, report: { state: "in_progress" } });

const processIn = async (name: "begun" | "command"): Promise<ProcessIdentity> => {
  const path = join(runFolder, `${name}.json`);
  await eventually(() => isThere(path));
  const text = await readFile(path, "utf8");
  const read = JSON.parse(text) as Partial<Begun & ProcessIdentity> & { runner?: ProcessIdentity };
  return read.runner ?? (read as ProcessIdentity);
};

describe("Slipway is killed with -9", () => {
  test("and the next one finds the run, its output from where it was, and its end", async () => {
    const script = `echo begun >> "$1/begun"; echo one; until [ -s "$1/end" ]; do sleep 0.02; done; echo two; exit 5`;
    const other = await otherSlipway(...sh(script, folder));
    await eventually(() => other.said.some(({ text }) => text === "one\n"));
    await eventually(() => isThere(join(runFolder, "taken.json")));
    await kill(other.child);
    const { executor, outside, ended } = open();
    expect(await executor.observe(await theRun())).toBeNull();
    await end(0);
    expect(await ended()).toEqual({ state: "failure", description: "Exit status 5" });
    expect(outside.printed(aRun().id)).toBe("two\n");
    expect(await begun()).toBe(1);
  });

  test("and the run is over when the next one comes", async () => {
    const other = await otherSlipway(...sh(patient, folder));
    await eventually(async () => (await begun()) === 1);
    await kill(other.child);
    await end(0);
    await eventually(() => isThere(join(runFolder, "end.json")));
    expect(await open().ended()).toEqual({ state: "success" });
  });

  test("and the order is handed over again", async () => {
    const other = await otherSlipway(...sh(patient, folder));
    await eventually(async () => (await begun()) === 1);
    await kill(other.child);
    const { start, ended } = open();
    expect(await start()).toMatchObject({ report: { state: "in_progress" } });
    await end(0);
    expect(await ended()).toEqual({ state: "success" });
    expect(await begun()).toBe(1);
  });

  test("and the next one cancels the run", async () => {
    const other = await otherSlipway(...sh(patient, folder));
    await eventually(async () => (await begun()) === 1);
    await kill(other.child);
    const { executor, ended } = open();
    expect(await executor.cancel(await theRun())).toBe(true);
    expect(await ended()).toEqual({ state: "error", description: "Cancelled" });
  });

  test("as long as it lives, a second one on the same folder leaves the run to it", async () => {
    const other = await otherSlipway(...sh(patient, folder));
    await eventually(async () => (await begun()) === 1);
    const { executor, outside, ended } = open();
    expect(await executor.observe(await theRun())).toBeNull();
    await kill(other.child);
    await end(0);
    await eventually(() => isThere(join(runFolder, "end.json")));
    expect(outside.reports).toEqual([]);
    await executor.observe(await theRun());
    expect(await ended()).toEqual({ state: "success" });
  });
});

describe("the runner is killed with -9", () => {
  test("and the run ends as an error, with the command and its children", async () => {
    const { start, ended, outside } = open(sh("sleep 1000 & echo $! $$; wait"));
    await start();
    await eventually(() => outside.printed(aRun().id).includes("\n"));
    process.kill((await processIn("begun")).pid, "SIGKILL");
    expect(await ended()).toEqual({
      state: "error",
      description: "It went down with its host: how far it came is not known",
    });
    const leader = await processIn("command");
    await eventually(() => !isAlive(leader));
    for (const pid of outside.printed(aRun().id).trim().split(" "))
      await eventually(() => identify(Number(pid)) === null);
  });

  test("together with Slipway, and the next one says so", async () => {
    const other = await otherSlipway(...sh(patient, folder));
    await eventually(async () => (await begun()) === 1);
    await kill(other.child);
    process.kill((await processIn("begun")).pid, "SIGKILL");
    const { start, ended } = open();
    await start();
    expect(await ended()).toMatchObject({ state: "error" });
    expect(await begun()).toBe(1);
  });
});

test("a runner that is told to end, as by a host that goes down, ends the command and says so", async () => {
  const { start, ended } = open();
  await start();
  await eventually(async () => (await begun()) === 1);
  process.kill((await processIn("begun")).pid, "SIGTERM");
  expect(await ended()).toEqual({ state: "error", description: "Stopped together with Slipway's host" });
});

test("the command is killed with -9, and that is its end", async () => {
  const { start, ended } = open();
  await start();
  await eventually(async () => (await begun()) === 1);
  process.kill((await processIn("command")).pid, "SIGKILL");
  expect(await ended()).toEqual({ state: "error", description: "Ended by SIGKILL" });
});

describe("Slipway is killed between claiming a run and starting it", () => {
  const claim = async (age: number): Promise<void> => {
    await makeRunFolder(runFolder);
    await writeFile(join(runFolder, "attendant.1.json"), JSON.stringify({ process: { pid: 1, since: "long ago" } }));
    const then = new Date(Date.now() - age);
    await utimes(join(runFolder, "attendant.1.json"), then, then);
  };

  test("and after half a minute the run ends as an error", async () => {
    await claim(31_000);
    const { start, ended } = open();
    await start();
    expect(await ended()).toEqual({
      state: "error",
      description: "Not started: Slipway was restarted before its turn came",
    });
    expect(await begun()).toBe(0);
  });

  test("and until then a runner that was on its way begins the run", async () => {
    await claim(0);
    const { executor, ended } = open();
    expect(await executor.observe(await theRun())).toBeNull();
    launchIn(runFolder);
    await end(0);
    expect(await ended()).toEqual({ state: "success" });
    expect(await begun()).toBe(1);
  });

  test("and a runner that comes too late begins nothing", async () => {
    await claim(31_000);
    await abandon(runFolder, { kind: "never_began" });
    await once(launchIn(runFolder), "exit");
    expect(await begun()).toBe(0);
  });

  test("and a runner that was told half of its order begins nothing", async () => {
    await claim(0);
    const child = launchIn(runFolder, '{"command":["true"],"input":"{}"');
    await once(child, "exit");
    expect(await readBegun(runFolder)).toBeNull();
  });

  test("of two runners in one folder, one begins", async () => {
    await claim(0);
    const both = [launchIn(runFolder), launchIn(runFolder)];
    await end(0);
    await Promise.all(both.map((child) => once(child, "exit")));
    expect(await begun()).toBe(1);
  });
});

const runner = resolve(import.meta.dirname, "../../src/executors/command/runner.ts");

function launchIn(at: string, instructions?: string): ChildProcess {
  const machine = machineIn(folder);
  const told = toInstructions(aCommand({ command: sh(patient, folder) }), { run: aRun(), order: anOrder() }, machine);
  const child = spawn(process.execPath, [runner, at], { stdio: ["pipe", "ignore", "ignore"], env: ofMachine(machine) });
  processes.push(child);
  child.stdin?.end(instructions ?? JSON.stringify(told));
  return child;
}

/** Once more where one went away in between: a small file is written beside its place first. */
async function readAllIn(parent: string): Promise<string> {
  const entries = await readdir(parent, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map((file) => readFile(join(file.parentPath, file.name), "utf8"));
  return Promise.all(read).then(
    (texts) => texts.join("\n"),
    (error: unknown) => (isCode(error, "ENOENT") ? readAllIn(parent) : Promise.reject(error)),
  );
}

test("what is secret in an order is on no disk, and in no list of processes", async () => {
  const { start, ended } = open();
  await start();
  await eventually(async () => (await begun()) === 1);
  const { pid } = await processIn("begun");
  const listed =
    process.platform === "linux" ? ["cmdline", "environ"].map((name) => readFile(`/proc/${pid}/${name}`, "utf8")) : [];
  const all = (await Promise.all([...listed, readAllIn(folder)])).join("\n");
  for (const secret of ["hunter2-of-acme", "token-of-run-4301"]) expect(all).not.toContain(secret);
  await end(0);
  await ended();
});

describe("tidying", () => {
  const week = 7 * 24 * 60 * 60_000;

  test("takes away what was told long ago, and nothing else", async () => {
    await end(0);
    const { start, ended } = open();
    await start();
    await ended();
    await eventually(() => isThere(join(runFolder, "told.json")));
    await makeRunFolder(join(folder, "runs", "local", "run-11%2F1"));
    expect(await tidyRuns({ folder }, new Date(Date.now() - week))).toBe(0);
    expect(await tidyRuns({ folder }, new Date(Date.now() + week))).toBe(1);
    expect(await readdir(join(folder, "runs", "local"))).toEqual(["run-11%2F1"]);
  });

  test("has nothing to do where nothing ever ran", async () => {
    expect(await tidyRuns({ folder }, new Date())).toBe(0);
  });

  test("a run of which its host knows nothing any more is an error, and is not started", async () => {
    const { executor } = open();
    expect(await executor.observe(await theRun())).toEqual({
      state: "error",
      description: "Its host knows nothing of this run any more",
    });
    expect(await begun()).toBe(0);
  });
});

describe("processes", () => {
  test("a process that got the number of another is not it", () => {
    const own = identify(process.pid);
    expect(own && isAlive(own)).toBe(true);
    expect(own && isAlive({ ...own, since: `${own.since}0` })).toBe(false);
  });

  test("a group that does not listen is ended in the end", async () => {
    const child = spawn("/bin/sh", ["-c", "trap '' TERM; (trap '' TERM; sleep 1000) & echo $!; wait"], {
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    const ended = once(child, "exit");
    await endGroup(child.pid ?? 0, 200);
    await ended;
    await eventually(() => identify(Number(line)) === null);
    expect(child.signalCode).toBe("SIGKILL");
  });
});
