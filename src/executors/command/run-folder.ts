// The folder of a run: what its runner and Slipway know of it, and tell each other, over the death of either.
import { access, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Ending } from "./ending.ts";
import { isCode } from "./is-code.ts";
import type { ProcessIdentity } from "./process-identity.ts";
import { keepFolder, readJson, writeOnce } from "./write-once.ts";

/** Written once: its runner carries the run out, and nobody else; or nobody ever will, and that is its end. */
export type Begun = { readonly runner: ProcessIdentity } | { readonly ending: Ending };

const places = {
  begun: "begun.json",
  command: "command.json",
  end: "end.json",
  cancelled: "cancelled.json",
  taken: "taken.json",
  told: "told.json",
  output: "output",
  work: "work",
} as const;

export const placeIn = (folder: string, place: keyof typeof places): string => join(folder, places[place]);

const prefix = "run-";

export const folderName = (run: string): string => prefix + encodeURIComponent(run);

/** Null for a name that is none of a run. */
export const runOfFolder = (name: string): string | null =>
  name.startsWith(prefix) ? decodeURIComponent(name.slice(prefix.length)) : null;

/** False where it is there already. When it resolves, a restart finds the folder. */
export async function makeFolder(folder: string): Promise<boolean> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
  await keepFolder(dirname(folder));
  return true;
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

export const readBegun = (folder: string): Promise<Begun | null> => readJson<Begun>(placeIn(folder, "begun"));

export async function readEnd(folder: string): Promise<Ending | null> {
  const end = await readJson<Ending>(placeIn(folder, "end"));
  if (end) return end;
  const begun = await readBegun(folder);
  return begun && "ending" in begun ? begun.ending : null;
}

export const writeEnd = (folder: string, ending: Ending): Promise<boolean> => writeOnce(placeIn(folder, "end"), ending);

/** False where a runner was first: the run is carried out. */
export const abandon = (folder: string, ending: Ending): Promise<boolean> =>
  writeOnce(placeIn(folder, "begun"), { ending } satisfies Begun);

export const isCancelled = (folder: string): Promise<boolean> => exists(placeIn(folder, "cancelled"));
