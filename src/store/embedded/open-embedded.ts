// Slipway's own PostgreSQL: there when it resolves, in the data folder, for this process alone.
import type { Log } from "../../flows/ports.ts";
import { serverAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { clusterIn, prepareCluster, user } from "./cluster.ts";
import { checkReach, makeDataFolder } from "./data-folder.ts";
import { lockFolder } from "./folder-lock.ts";
import { KeptServer } from "./kept-server.ts";
import { placeBinaries } from "./place-binaries.ts";
import { type ServerPlace, startServer } from "./server.ts";
import { folderFault } from "./setup-fault.ts";
import { makeSocketFolder, removeSocketFolder, socketUrl } from "./socket-folder.ts";

export interface Embedded {
  /** For `connect`; the same until it is closed, also when the server had to be started again. */
  readonly url: string;
  /** Stops the server, ending every session. A second call waits for the first. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Log;
}

/** Throws a setup `Fault` that says what to do. */
export async function openEmbedded({ dataDir, log }: EmbeddedOptions): Promise<Embedded> {
  const folder = await makeDataFolder(dataDir);
  const unlock = await lockFolder(folder);
  try {
    const embedded = await run(await prepare(folder), log);
    let closing: Promise<void> | null = null;
    return { url: embedded.url, close: () => (closing ??= embedded.close().finally(unlock)) };
  } catch (error) {
    unlock();
    throw folderFault(folder, error);
  }
}

/** Everything but the server: programs it can run, files it can open, a folder for its socket. */
async function prepare(folder: string): Promise<ServerPlace> {
  const binaries = findBinaries();
  const cluster = clusterIn(folder);
  const account = await serverAccount(cluster);
  if (account) await checkReach(folder, account);
  const place = { programs: await placeBinaries(binaries, folder, account), cluster, account };
  await prepareCluster(place, binaries.version);
  return { ...place, socketFolder: await makeSocketFolder(account) };
}

async function run(place: ServerPlace, log: Log): Promise<Embedded> {
  const { socketFolder } = place;
  const server = new KeptServer(() => startServer(place, log), log);
  const close = async (): Promise<void> => {
    await server.close();
    await removeSocketFolder(socketFolder);
  };
  try {
    await server.open();
  } catch (error) {
    await close();
    throw error;
  }
  return { url: socketUrl(socketFolder, user), close };
}
