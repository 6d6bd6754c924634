// How a run stands, by what its runner left in the folder, and whether the runner lives.
import type { Ending } from "./ending.ts";
import { killRemains } from "./process-group.ts";
import { isAlive, type ProcessIdentity } from "./process-identity.ts";
import { isCancelled, placeIn, readBegun, readEnd, writeEnd } from "./run-folder.ts";
import { readJson } from "./write-once.ts";

export type Standing = { readonly kind: "waiting" | "running" } | { readonly kind: "ended"; readonly ending: Ending };

/** A run whose runner is gone without a word has ended, with all that is left of it. */
export async function look(folder: string): Promise<Standing> {
  const begun = await readBegun(folder);
  if (begun === null) return { kind: "waiting" };
  // The end is a runner's last word: asked in this order, there is one, or there will be none.
  const lives = "runner" in begun && isAlive(begun.runner);
  const ending = await readEnd(folder);
  if (ending) return { kind: "ended", ending };
  return lives ? { kind: "running" } : { kind: "ended", ending: await lose(folder) };
}

async function lose(folder: string): Promise<Ending> {
  const leader = await readJson<ProcessIdentity>(placeIn(folder, "command"));
  if (leader) killRemains(leader);
  const ending: Ending = { kind: (await isCancelled(folder)) ? "cancelled" : "lost" };
  await writeEnd(folder, ending);
  return ending;
}
