// A program that notes that it began, and goes on until it is told how to end; a folder for it, and for Slipway.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CommandExecutor, commandExecutor } from "../../src/executors/command/command-executor.ts";
import type { Machine } from "../../src/executors/command/to-instructions.ts";
import type { LocalCommand, SshCommand, Words } from "../../src/executors/operators/operators.ts";
import { aCommand, clearAway, machineIn, makeFolder, sh } from "./command-stage.ts";
import type { Bench } from "./executor-contract.ts";

/** In `$1`: `begun` gets a line, then `end` is waited for, with the exit status. */
export const patient = `echo begun >> "$1/begun"; until [ -s "$1/end" ]; do sleep 0.02; done; exit "$(cat "$1/end")"`;

export interface Stage {
  readonly folder: string;
  readonly machine: Machine;
  readonly define: (command: Words) => LocalCommand | SshCommand;
  readonly close?: () => Promise<void>;
}

async function here(): Promise<Stage> {
  const folder = await makeFolder();
  return { folder, machine: machineIn(folder), define: (command) => aCommand({ command }) };
}

export async function commandBench(stage: () => Promise<Stage> = here): Promise<Bench> {
  const { folder, machine, define, close } = await stage();
  const opened: CommandExecutor[] = [];
  return {
    open(outside) {
      void opened.at(-1)?.stop();
      const executor = commandExecutor(define(sh(patient, folder)), machine, outside);
      opened.push(executor);
      return executor;
    },
    begun: async () => (await readFile(join(folder, "begun"), "utf8").catch(() => "")).split("\n").length - 1,
    end: (as) => writeFile(join(folder, "end"), as === "success" ? "0" : "3"),
    async close() {
      await writeFile(join(folder, "end"), "0");
      await Promise.all(opened.map((executor) => executor.stop()));
      await close?.();
      await clearAway(folder);
    },
  };
}
