// Ends the runs of commands that are still under way: they outlive their Slipway, and must not outlive the demo.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { cancelHere } from "../executors/command/cancel-run.ts";
import { runsFolder } from "../executors/command/command-executor.ts";
import { isAlive } from "../executors/command/process-identity.ts";
import { abandon, readBegun } from "../executors/command/run-folder.ts";
import type { Machine } from "../executors/command/to-instructions.ts";

const look = 20;

/** Resolves when none of their processes is left. */
export async function endRuns(machine: Pick<Machine, "folder">): Promise<void> {
  const all = runsFolder(machine);
  for (const executor of await namesIn(all))
    for (const run of await namesIn(join(all, executor))) await end(join(all, executor, run));
}

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

async function isRun(folder: string): Promise<boolean> {
  const begun = await readBegun(folder);
  return begun !== null && "runner" in begun && isAlive(begun.runner);
}

async function end(folder: string): Promise<void> {
  if (await abandon(folder, { kind: "cancelled" })) return;
  await cancelHere(folder);
  while (await isRun(folder)) await pass(look);
}
