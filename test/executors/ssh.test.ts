// Commands over ssh, on a real sshd.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type CommandExecutor, commandExecutor } from "../../src/executors/command/command-executor.ts";
import { quoteForShell, toSshWords } from "../../src/executors/command/ssh-words.ts";
import type { SshCommand, Words } from "../../src/executors/operators/operators.ts";
import { eventually } from "./command-case.ts";
import { aCommand, clearAway, machineIn, makeFolder, sh } from "./command-stage.ts";
import { type HeardOutside, heardOutside } from "./executor-contract.ts";
import { anOrder, aRun, forgetful, ordered } from "./run.ts";
import { overSsh, type Sshd, startSshd } from "./sshd.ts";

let folder: string;
let sshd: Sshd | undefined;
let opened: CommandExecutor[];

beforeEach(async () => {
  folder = await makeFolder();
  opened = [];
});

afterEach(async () => {
  await writeFile(join(folder, "end"), "");
  await sshd?.close();
  sshd = undefined;
  await Promise.all(opened.map((executor) => executor.stop()));
  await clearAway(folder);
});

interface There {
  readonly executor: CommandExecutor;
  readonly outside: HeardOutside;
  readonly server: Sshd;
}

async function open(command: Words, told: Partial<SshCommand> = {}): Promise<There> {
  sshd = await startSshd(folder);
  const { directory: _, ...common } = aCommand({ command });
  const definition: SshCommand = { ...common, kind: "ssh", destination: sshd.destination, cancel: null, ...told };
  const outside = heardOutside();
  const executor = commandExecutor(definition, { ...machineIn(folder), ssh: sshd.client }, outside);
  opened.push(executor);
  return { executor, outside, server: sshd };
}

async function endOf(outside: HeardOutside) {
  await eventually(() => outside.ends(aRun().id).length > 0);
  return { end: outside.ends(aRun().id)[0], printed: outside.printed(aRun().id) };
}

async function carryOut(command: Words, told: Partial<SshCommand> = {}) {
  const { executor, outside } = await open(command, told);
  await executor.start(ordered(aRun()), anOrder(), forgetful);
  return endOf(outside);
}

const words: Words = [
  "printf",
  "<%s>",
  "two words",
  "it's",
  '"$HOME"',
  "`id`",
  "a\nb",
  "*",
  "~",
  "-n",
  "!!",
  "\\",
  "é",
];

overSsh("the operator's words arrive as they are", async () => {
  const { end, printed } = await carryOut(words);
  expect(end).toEqual({ state: "success" });
  expect(printed).toBe(
    words
      .slice(2)
      .map((word) => `<${word}>`)
      .join(""),
  );
});

overSsh("the order comes on the input, and nothing of it in the environment", async () => {
  const { printed } = await carryOut(sh("env | grep -e SLIPWAY -e hunter2; cat"));
  expect(JSON.parse(printed)).toEqual(anOrder());
});

overSsh("the exit status of the command is its outcome", async () => {
  expect((await carryOut(sh("echo no >&2; exit 7"))).end).toEqual({ state: "failure", description: "Exit status 7" });
});

const unreachable = { state: "error", description: "Exit status 255 of ssh: no connection, or it broke off" };

overSsh("a host whose key is not known is not trusted", async () => {
  const { executor, outside } = await open(["true"]);
  await writeFile(join(folder, "known"), "");
  await executor.start(ordered(aRun()), anOrder(), forgetful);
  const { end, printed } = await endOf(outside);
  expect(end).toEqual(unreachable);
  expect(printed).toMatch(/Host key verification failed/);
});

overSsh("a host that takes no connection is an error", async () => {
  const { executor, outside, server } = await open(["true"]);
  await server.close();
  await executor.start(ordered(aRun()), anOrder(), forgetful);
  expect((await endOf(outside)).end).toEqual(unreachable);
});

overSsh("a connection that breaks off is an error", async () => {
  const { executor, outside, server } = await open(sh('echo up; until [ -e "$1/end" ]; do sleep 0.02; done', folder));
  await executor.start(ordered(aRun()), anOrder(), forgetful);
  await eventually(() => outside.printed(aRun().id) === "up\n");
  server.cut();
  expect((await endOf(outside)).end).toMatchObject({ state: "error" });
});

describe("cancelling", () => {
  overSsh("without a command for it a run goes on, and that is said", async () => {
    const { executor, outside } = await open(sh('until [ -e "$1/end" ]; do sleep 0.02; done', folder));
    const run = ordered(aRun(), await executor.start(ordered(aRun()), anOrder(), forgetful));
    await eventually(async () => !(await isWaiting()));
    expect(await executor.cancel(run)).toBe(false);
    await writeFile(join(folder, "end"), "");
    expect((await endOf(outside)).end).toEqual({ state: "success" });
  });

  overSsh("the operator's command gets the order without its secrets", async () => {
    const cancel = sh('cat > "$1/cancelled"; touch "$1/end"', folder);
    const { executor, outside } = await open(sh('until [ -e "$1/end" ]; do sleep 0.02; done; exit 9', folder), {
      cancel,
    });
    const run = ordered(aRun(), await executor.start(ordered(aRun()), anOrder(), forgetful));
    await eventually(async () => !(await isWaiting()));
    expect(await executor.cancel(run)).toBe(true);
    expect((await endOf(outside)).end).toEqual({ state: "error", description: "Cancelled" });
    expect(JSON.parse(await readFile(join(folder, "cancelled"), "utf8"))).toEqual(run.order);
  });

  overSsh("a command that fails has cancelled nothing", async () => {
    const script = sh('until [ -e "$1/end" ]; do sleep 0.02; done; exit 3', folder);
    const { executor, outside } = await open(script, { cancel: sh("exit 1") });
    const run = ordered(aRun(), await executor.start(ordered(aRun()), anOrder(), forgetful));
    await eventually(async () => !(await isWaiting()));
    expect(await executor.cancel(run)).toBe(false);
    await writeFile(join(folder, "end"), "");
    expect((await endOf(outside)).end).toEqual({ state: "failure", description: "Exit status 3" });
  });

  /** Nobody has begun it. */
  const isWaiting = (): Promise<boolean> =>
    readFile(join(folder, "runs", "local", "run-11%2F4301", "begun.json")).then(
      () => false,
      () => true,
    );
});

describe("the client's words", () => {
  const destination = { user: "deploy", host: "web1.example.com", port: 2222 };

  test("nothing of them is an option by mistake, and no shell of this host reads them", () => {
    expect(toSshWords({ destination }, ["ssh"], ["./deploy.sh", "a b"]).slice(-6)).toEqual([
      "2222",
      "-l",
      "deploy",
      "--",
      "web1.example.com",
      "'./deploy.sh' 'a b'",
    ]);
  });

  test("without a port the client knows which", () => {
    expect(toSshWords({ destination: { ...destination, port: null } }, ["ssh"], ["true"])).not.toContain("-p");
  });

  test.each([
    "BatchMode=yes",
    "StrictHostKeyChecking=yes",
    "ForwardAgent=no",
    "ForwardX11=no",
    "ClearAllForwardings=yes",
  ])("it is told %s", (option) => expect(toSshWords({ destination }, ["ssh"], ["true"])).toContain(option));

  test("a word is quoted whatever is in it", () => {
    expect(quoteForShell("it's")).toBe(String.raw`'it'\''s'`);
    expect(quoteForShell("")).toBe("''");
  });
});
