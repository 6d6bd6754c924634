// The database of a data folder for a moment: the server that runs on it, or one that is started and stopped again.
import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { clusterIn } from "./cluster.ts";
import { findRunning } from "./find-running.ts";
import { type Embedded, type EmbeddedOptions, openEmbedded } from "./open-embedded.ts";
import { setupFault } from "./setup-fault.ts";

export interface Reached extends Embedded {
  /** A Slipway runs on it now, which hears of what changes. */
  readonly isRunning: boolean;
}

/** Makes no database: throws a setup `Fault` where no Slipway has ever run in this folder. */
export async function reachEmbedded({ dataDir, log }: EmbeddedOptions): Promise<Reached> {
  const url = await findRunning(dataDir);
  if (url !== null) return { url, isRunning: true, close: async () => {} };
  const folder = resolve(dataDir);
  await access(join(clusterIn(folder), "PG_VERSION")).catch((error: unknown) => {
    throw setupFault(
      `There is no database of Slipway's in ${folder}. Set SLIPWAY_DATA_DIR to the folder that Slipway runs with, or ` +
        "DATABASE_URL to the PostgreSQL that it uses.",
      error,
    );
  });
  return { ...(await openEmbedded({ dataDir, log })), isRunning: false };
}
