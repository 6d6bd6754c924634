// Runs a command to its end, in a process group of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { setTimeout as pass } from "node:timers/promises";
import type { Ending } from "./ending.ts";
import type { Instructions } from "./instructions.ts";
import { codeOf } from "./is-code.ts";
import { endGroup } from "./process-group.ts";
import { identify } from "./process-identity.ts";
import { placeIn } from "./run-folder.ts";
import { createSegments } from "./segments.ts";
import { openSharedPipe, type SharedPipe } from "./shared-pipe.ts";
import { stopwatch } from "./stopwatch.ts";
import { writeOnce } from "./write-once.ts";

/** `stopped` resolves when somebody tells the runner to end. */
export async function carryOut(folder: string, instructions: Instructions, stopped: Promise<void>): Promise<Ending> {
  const directory = instructions.directory ?? placeIn(folder, "work");
  const missing = await prepare(folder, directory);
  if (missing) return missing;
  const pipe = await openSharedPipe(folder);
  const started = await start(instructions, directory, pipe);
  return "kind" in started ? started : watch(folder, instructions, { child: started, pipe, stopped });
}

interface Underway {
  readonly child: ChildProcess;
  readonly pipe: SharedPipe;
  readonly stopped: Promise<void>;
}

async function watch(folder: string, instructions: Instructions, { child, pipe, stopped }: Underway): Promise<Ending> {
  const leader = child.pid ?? 0;
  const time = stopwatch(instructions);
  const output = follow(folder, pipe, time.heard);
  const over = once(child, "exit").then(() => endingOf(child));
  await writeOnce(placeIn(folder, "command"), identify(leader) ?? {}).catch(() => {});
  const cut = await Promise.race([
    over.then(() => null),
    time.over,
    stopped.then(() => ({ kind: "stopped" }) as const),
  ]);
  if (cut) await endGroup(leader);
  const ending = await over;
  time.stop();
  await output.drained();
  return cut ?? ending;
}

async function prepare(folder: string, directory: string): Promise<Ending | null> {
  await mkdir(placeIn(folder, "output"), { mode: 0o700 });
  if (directory === placeIn(folder, "work")) await mkdir(directory, { mode: 0o700 });
  const what = "the working directory";
  const found = await stat(directory).catch((error: unknown) => codeOf(error) ?? "ENOENT");
  if (typeof found === "string") return { kind: "not_started", what, code: found };
  return found.isDirectory() ? null : { kind: "not_started", what, code: "ENOTDIR" };
}

async function start(
  { command: [program, ...words], environment, input, name }: Instructions,
  directory: string,
  { writer }: SharedPipe,
): Promise<ChildProcess | Ending> {
  try {
    const stdio = ["pipe", writer, writer] as const;
    const child = spawn(program, words, { cwd: directory, env: environment, detached: true, stdio: [...stdio] });
    await once(child, "spawn");
    // A command need not read its order.
    child.stdin?.on("error", () => {}).end(input);
    return child;
  } catch (error) {
    return { kind: "not_started", what: name, code: codeOf(error) ?? "ERROR" };
  } finally {
    closeSync(writer);
  }
}

function endingOf({ exitCode, signalCode }: ChildProcess): Ending {
  return exitCode === null
    ? { kind: "signalled", signal: signalCode ?? "a signal" }
    : { kind: "exited", status: exitCode };
}

interface Output {
  /** What was printed before the end is on disk; what the command left behind may go on printing, unread. */
  drained(): Promise<void>;
}

const patience = 1000;

function follow(folder: string, { reader }: SharedPipe, heard: () => void): Output {
  const segments = createSegments(placeIn(folder, "output"));
  reader.on("data", (chunk: Buffer) => {
    segments.write(chunk);
    heard();
  });
  const closed = once(reader, "close").catch(() => {});
  return {
    async drained() {
      await Promise.race([closed, pass(patience)]);
      reader.destroy();
    },
  };
}
