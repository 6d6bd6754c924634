// Commands and machines, where a test does not say otherwise. Known to processes that tests start: without the test runner.
import { glob, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "../../src/executors/command/process-identity.ts";
import type { Begun } from "../../src/executors/command/run-folder.ts";
import type { Machine } from "../../src/executors/command/to-instructions.ts";
import type { LocalCommand, Words } from "../../src/executors/operators/operators.ts";
import { until } from "../chaos/until.ts";

export type CommandTold = Partial<Omit<LocalCommand, "kind">>;

export const aCommand = (told: CommandTold = {}): LocalCommand => ({
  kind: "command",
  name: "local",
  repositories: ["acme/*"],
  environments: null,
  timeout: null,
  command: ["true"],
  concurrency: 1,
  directory: null,
  ...told,
});

/** A shell of the test's, as the operator may name any program. */
export const sh = (script: string, ...words: readonly string[]): Words => ["/bin/sh", "-c", script, "sh", ...words];

export const machineIn = (folder: string): Machine => ({
  folder,
  variables: { PATH: process.env["PATH"], HOME: process.env["HOME"], WEBHOOK_SECRET: "not for commands" },
});

export const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "slipway-command-"));

/** Ends what still runs in it, and removes it. */
export async function clearAway(folder: string): Promise<void> {
  for await (const path of glob(join(folder, "runs/*/*/begun.json"))) {
    const begun = JSON.parse(await readFile(path, "utf8")) as Begun;
    if (!("runner" in begun) || !isAlive(begun.runner)) continue;
    process.kill(begun.runner.pid, "SIGTERM");
    await until(() => !isAlive(begun.runner), { within: 20_000, every: 10 });
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
