// The database in a process's data folder: that process starts it again whenever it ends.
import { setTimeout as pass } from "node:timers/promises";
import { clusterIn } from "../../src/store/embedded/cluster.ts";
import { findRunning } from "../../src/store/embedded/find-running.ts";
import { readPostmaster } from "../../src/store/embedded/postmaster-file.ts";
import { readProcess, signal } from "../../src/store/embedded/processes.ts";
import { isServerOf } from "../../src/store/embedded/server-settings.ts";
import type { ChaosDatabase } from "./database.ts";
import { Outages } from "./outages.ts";

/** Milliseconds between two blows, where it shall stay away. */
const blow = 100;

export function ownDatabase(dataDir: string): ChaosDatabase {
  const outages = new Outages();
  const kill = (): Promise<void> => killServer(dataDir);
  return {
    settings: { SLIPWAY_DATA_DIR: dataDir },
    wasAwaySince: (time) => outages.since(time),
    stop: (milliseconds) =>
      outages.during(async () => {
        for (const end = Date.now() + milliseconds; Date.now() < end; await pass(blow)) await kill();
      }),
    kill: () => outages.during(kill),
    url: () => findRunning(dataDir),
    close: kill,
  };
}

/** Only what really is the server of that folder: its file may be older than it is. */
export async function killServer(dataDir: string): Promise<void> {
  const cluster = clusterIn(dataDir);
  const running = await readPostmaster(cluster);
  if (running && isServerOf(cluster, await readProcess(running.pid))) signal(running.pid, "SIGKILL");
}
