// One Slipway for one data folder: a lock that the kernel takes back when its process dies, however it dies.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { errorField } from "../error-field.ts";
import { folderFault, setupFault } from "./setup-fault.ts";

/**
 * Node offers no file lock of its own, but its SQLite holds one (fcntl) for as long as a transaction is open. It is
 * there before any server runs, so that two processes which start at the same time cannot both find an empty folder,
 * and it counts across containers that share the folder, where a process id means nothing.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const owner = join(folder, "slipway.pid");
  const unlock = tryLock(join(folder, "slipway.lock"));
  if (!unlock) throw await taken(folder, owner);
  try {
    await writeFile(owner, `${process.pid}\n`);
    return unlock;
  } catch (error) {
    unlock();
    throw folderFault(folder, error);
  }
}

/** https://www.sqlite.org/rescode.html#busy */
const busy = "5";

/** A database that nobody refers to is closed when the garbage is collected, and its lock is gone. */
const held = new Set<DatabaseSync>();

/** Null where it is taken. */
function tryLock(file: string): (() => void) | null {
  const database = new DatabaseSync(file, { open: false });
  try {
    database.open();
    database.exec("begin exclusive");
    held.add(database);
    return () => {
      held.delete(database);
      database.close();
    };
  } catch (error) {
    if (database.isOpen) database.close();
    if (errorField(error, "errcode") === busy) return null;
    throw setupFault(`${file} cannot be locked: ${String(error)}.`, error);
  }
}

/** Who holds the lock has written its process id, or is about to. */
async function taken(folder: string, owner: string): Promise<Error> {
  const pid = (await readFile(owner, "utf8").catch(() => "")).trim();
  const who = pid === "" ? "Another Slipway" : `Another Slipway (process ${pid})`;
  return setupFault(
    `${who} runs on the data folder ${folder}. Stop it, or set SLIPWAY_DATA_DIR to another folder; ` +
      "for several processes set DATABASE_URL.",
  );
}
