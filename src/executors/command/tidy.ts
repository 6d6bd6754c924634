// Removes what is kept of runs whose end was told long ago.
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { isCode } from "./is-code.ts";
import { placeIn, runOfFolder } from "./run-folder.ts";
import { runsFolder } from "./command-executor.ts";

/** Of all executors, also those that the operator has taken out. Answers how many. A run that is removed could begin again. */
export async function tidyRuns(machine: { readonly folder: string }, before: Date): Promise<number> {
  const runs = runsFolder(machine);
  let removed = 0;
  for (const executor of await namesIn(runs)) {
    for (const name of await namesIn(join(runs, executor))) {
      const folder = join(runs, executor, name);
      if (runOfFolder(name) === null || !(await isToldBefore(folder, before))) continue;
      await rm(folder, { recursive: true, force: true });
      removed++;
    }
  }
  return removed;
}

async function isToldBefore(folder: string, before: Date): Promise<boolean> {
  const told = await stat(placeIn(folder, "told")).catch(() => null);
  return told !== null && told.mtimeMs < before.getTime();
}

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => (isCode(error, "ENOENT", "ENOTDIR") ? [] : Promise.reject(error)));
