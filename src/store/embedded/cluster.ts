// The folder of the database files: made on the first start, all or nothing, and only of this version afterwards.
import { once } from "node:events";
import { chown, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Account } from "./account.ts";
import { startProgram } from "./run-program.ts";
import { outputFault, setupFault } from "./setup-fault.ts";

export interface Place {
  /** The folder with bin, lib and share. */
  readonly programs: string;
  /** The folder of the database files. */
  readonly cluster: string;
  readonly account: Account | null;
}

export const clusterIn = (dataFolder: string): string => join(dataFolder, "postgres");

/** The one user of the database, on the one way to it: a socket in a folder that only Slipway and the server can enter. */
export const user = "slipway";

/** Idempotent. Must be called under the folder's lock. */
export async function prepareCluster(place: Place, version: string): Promise<void> {
  const found = await readFile(join(place.cluster, "PG_VERSION"), "utf8").catch(() => null);
  if (found === null) return makeCluster(place);
  const [major = ""] = version.split(".");
  if (found.trim() !== major) throw otherMajor(place.cluster, found.trim(), major);
}

const otherMajor = (cluster: string, found: string, major: string): Error =>
  setupFault(
    `${cluster} holds a database of PostgreSQL ${found}, and this Slipway brings PostgreSQL ${major}. ` +
      "Start the Slipway that wrote it, move the data with `npm run slipway -- migrate --to URL`, and set DATABASE_URL; " +
      "or set SLIPWAY_DATA_DIR to an empty folder.",
  );

/** `initdb` works beside the place and the result is moved there: a start that is killed leaves no half of a database. */
async function makeCluster({ programs, cluster, account }: Place): Promise<void> {
  await removeUnfinished(cluster);
  const unfinished = await mkdtemp(`${cluster}${unfinishedSuffix}`);
  if (account) await chown(unfinished, account.uid, account.gid);
  const child = await startProgram({ path: join(programs, "bin", "initdb"), args: initdbArgs(unfinished), account });
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
  await once(child, "close");
  if (child.exitCode !== 0) {
    await removeUnfinished(cluster);
    throw outputFault(cluster, lines);
  }
  await rename(unfinished, cluster);
}

const unfinishedSuffix = ".new-";

/** A killed Slipway's `initdb` may still be writing: each has a folder of its own, and this one may stay once more. */
async function removeUnfinished(cluster: string): Promise<void> {
  const names = (await readdir(dirname(cluster))).filter((name) =>
    name.startsWith(basename(cluster) + unfinishedSuffix),
  );
  const folders = names.map((name) => join(dirname(cluster), name));
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }).catch(() => {})));
}

const initdbArgs = (folder: string): string[] => [
  `--pgdata=${folder}`,
  `--username=${user}`,
  "--auth-local=trust",
  "--auth-host=reject",
  "--encoding=UTF8",
  "--locale=C",
  "--no-instructions",
  // One call instead of a thousand, where the system has it: https://man7.org/linux/man-pages/man2/sync.2.html
  ...(process.platform === "linux" ? ["--sync-method=syncfs"] : []),
];
