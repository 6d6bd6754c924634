// Who tells what becomes of a run: one process at a time, and after its death the next.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { identify, isAlive, type ProcessIdentity } from "./process-identity.ts";
import { readJson, writeOnce } from "./write-once.ts";

interface Attendant {
  /** Null: it gave the run back. */
  readonly process: ProcessIdentity | null;
}

/** False where another process, or another part of this one, attends to the run. */
export async function attend(folder: string): Promise<boolean> {
  for (;;) {
    const number = await lastNumber(folder);
    const last = number === 0 ? null : await readJson<Attendant>(pathOf(folder, number));
    if (last?.process && isAlive(last.process)) return false;
    if (await writeOnce(pathOf(folder, number + 1), { process: identify(process.pid) } satisfies Attendant))
      return true;
  }
}

/** For the one that attends, which does not any more. */
export async function leave(folder: string): Promise<void> {
  await writeOnce(pathOf(folder, (await lastNumber(folder)) + 1), { process: null } satisfies Attendant);
}

const shape = /^attendant\.(\d+)\.json$/;

const pathOf = (folder: string, number: number): string => join(folder, `attendant.${number}.json`);

async function lastNumber(folder: string): Promise<number> {
  const names = await readdir(folder);
  return Math.max(0, ...names.map((name) => Number(shape.exec(name)?.[1] ?? 0)));
}
