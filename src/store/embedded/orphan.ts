// A server whose Slipway was killed: found by the file it writes, and stopped, so that the new one starts as always.
import { rm } from "node:fs/promises";
import { setTimeout as pass } from "node:timers/promises";
import type { Log } from "../../flows/ports.ts";
import { type Postmaster, postmasterFile, readPostmaster } from "./postmaster-file.ts";
import { readProcess, signal } from "./processes.ts";
import { isServerOf } from "./server-settings.ts";
import { setupFault } from "./setup-fault.ts";

/**
 * Stopped rather than adopted: it may be an older version with other settings, nobody reads its log any more, and
 * sessions of the killed process may still hold locks in it. Must be called under the folder's lock: then its Slipway
 * is dead for certain. When it resolves, the database files are nobody's; it answers what it found.
 */
export async function stopOrphan(cluster: string, log: Log): Promise<Postmaster | null> {
  const found = await readPostmaster(cluster);
  if (!found) return null;
  const runs = await readProcess(found.pid);
  if (isServerOf(cluster, runs)) {
    log.warn({ pid: found.pid }, "stopping the PostgreSQL that a killed Slipway left behind");
    await stop(found.pid, cluster);
  } else if (runs && /(^|\/)postgres(:|$)/.test(runs.program)) throw foreign(cluster, found.pid);
  // Another process may have got the id since; PostgreSQL would take it for a server of its own and refuse to start.
  await rm(postmasterFile(cluster), { force: true });
  return found;
}

const foreign = (cluster: string, pid: number): Error =>
  setupFault(
    `A PostgreSQL that Slipway did not start (process ${pid}) seems to run on ${cluster}. Stop it; ` +
      `if that process is something else, remove ${postmasterFile(cluster)}.`,
  );

/** How it is asked, and for how many milliseconds: end all sessions and write everything, then end at once. */
const ways = [
  ["SIGINT", 10_000],
  ["SIGQUIT", 10_000],
] as const;

async function stop(pid: number, cluster: string): Promise<void> {
  for (const [name, patience] of ways) {
    signal(pid, name);
    if (await gone(pid, cluster, patience)) return;
  }
  throw setupFault(`The PostgreSQL that a killed Slipway left behind (process ${pid}) does not stop. Stop it.`);
}

const step = 10;

/** It is no child of this process, so nobody tells when it ends. */
async function gone(pid: number, cluster: string, patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += step) {
    if (!isServerOf(cluster, await readProcess(pid))) return true;
    await pass(step);
  }
  return false;
}
