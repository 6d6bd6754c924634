// The server that a Slipway runs on a data folder now, for another process of the same operator.
import { realpath } from "node:fs/promises";
import { clusterIn, user } from "./cluster.ts";
import { readPostmaster } from "./postmaster-file.ts";
import { readProcess } from "./processes.ts";
import { isServerOf } from "./server-settings.ts";
import { socketUrl } from "./socket-folder.ts";

/** Its address for `connect`; null where none runs, or where this user may not look into the folder. */
export async function findRunning(dataDir: string): Promise<string | null> {
  const folder = await realpath(dataDir).catch(() => null);
  if (folder === null) return null;
  const cluster = clusterIn(folder);
  const found = await readPostmaster(cluster);
  const runs = found?.ready && isServerOf(cluster, await readProcess(found.pid));
  return runs ? socketUrl(found.socketFolder, user) : null;
}
