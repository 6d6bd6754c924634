// Stops a run that has begun: here by a signal to its runner, over ssh by the operator's own command.
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import type { Run } from "../../domain/run.ts";
import type { Log } from "../../flows/ports.ts";
import type { SshCommand } from "../operators/operators.ts";
import { isAlive } from "./process-identity.ts";
import { placeIn, readBegun } from "./run-folder.ts";
import { toSshWords } from "./ssh-words.ts";
import { type Machine, ofClient } from "./to-instructions.ts";
import { writeOnce } from "./write-once.ts";

/** The runner ends the command with all that it started, or is gone already. */
export async function cancelHere(folder: string): Promise<true> {
  await writeOnce(placeIn(folder, "cancelled"), {});
  const begun = await readBegun(folder);
  if (begun && "runner" in begun && isAlive(begun.runner)) signal(begun.runner.pid);
  return true;
}

function signal(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    // It ended in this moment.
  }
}

/** False where the host did not confirm it. */
export async function cancelThere(
  definition: SshCommand,
  { folder, run }: { readonly folder: string; readonly run: Run },
  { machine, log }: { readonly machine: Machine; readonly log: Log },
): Promise<boolean> {
  if (definition.cancel === null) return false;
  await writeOnce(placeIn(folder, "cancelled"), {});
  const words = toSshWords(definition, machine.ssh ?? ["ssh"], definition.cancel);
  const error = await ask(words, { input: JSON.stringify(run.order), machine });
  if (error === null) return true;
  log.warn({ run: run.id, executor: definition.name, err: error }, "run not cancelled");
  await rm(placeIn(folder, "cancelled"));
  return false;
}

const patience = 60_000;

const ask = (
  [program, ...words]: readonly [string, ...string[]],
  { input, machine }: { readonly input: string; readonly machine: Machine },
): Promise<Error | null> =>
  new Promise((resolve) => {
    const options = { env: ofClient(machine), timeout: patience, killSignal: "SIGKILL" } as const;
    const child = execFile(program, words, options, (error, _, errors) =>
      resolve(error && new Error(errors.trim() || error.message)),
    );
    child.stdin?.on("error", () => {}).end(input);
  });
