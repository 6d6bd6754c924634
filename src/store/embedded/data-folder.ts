// The data folder: made where it is missing, and such that Slipway and its server can work in it.
import { access, chmod, constants, mkdir, realpath } from "node:fs/promises";
import { resolve } from "node:path";
import type { Account } from "./account.ts";
import { closedTo } from "./reach.ts";
import { folderFault, setupFault } from "./setup-fault.ts";

/** Answers its one true path: processes and locks are told apart by it. */
export async function makeDataFolder(dataDir: string): Promise<string> {
  try {
    const made = await mkdir(dataDir, { recursive: true });
    // Listing stays Slipway's own; the server's account must be able to pass.
    if (made !== undefined) await chmod(dataDir, 0o711);
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (error) {
    throw folderFault(resolve(dataDir), error);
  }
}

export async function checkReach(folder: string, account: Account): Promise<void> {
  const closed = await closedTo(account, folder);
  if (closed === null) return;
  throw setupFault(
    `PostgreSQL refuses to run as root, and the user it runs as instead (uid ${account.uid}) cannot enter ${closed} on ` +
      `its way to the data folder ${folder}. Set SLIPWAY_DATA_DIR to a folder outside of it, for example ` +
      "/var/lib/slipway, or start Slipway as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}
