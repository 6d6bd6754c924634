// The folder of the socket: short, and closed to everybody but the server and Slipway.
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Account } from "./account.ts";

const prefix = "slipway-";

/** What a path of a socket may be long on macOS, without what comes after the folder: `-xxxxxx/.s.PGSQL.5432`. */
const longest = 103 - 30;

/**
 * Not in the data folder: a socket's path ends near a hundred characters, and not every file system that holds data
 * takes sockets. `mkdtemp` makes it with mode 0700: https://pubs.opengroup.org/onlinepubs/9799919799/functions/mkdtemp.html
 */
export async function makeSocketFolder(account: Account | null): Promise<string> {
  const temporary = tmpdir();
  const folder = await mkdtemp(join(temporary.length > longest ? "/tmp" : temporary, prefix));
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}

/** Only what `makeSocketFolder` made: the path may come from a file. */
export async function removeSocketFolder(folder: string): Promise<void> {
  if (!/^slipway-\w{6}$/.test(basename(folder))) return;
  await rm(folder, { recursive: true, force: true });
}

/** An address for `connect`, psql and DATABASE_URL alike. */
export const socketUrl = (folder: string, user: string): string =>
  `postgresql://${user}@localhost/postgres?host=${encodeURIComponent(folder)}`;
