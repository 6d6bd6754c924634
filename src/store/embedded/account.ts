// As whom the server runs: as Slipway's own user, or, because PostgreSQL refuses root, as another one.
import { readFile, stat } from "node:fs/promises";
import { setupFault } from "./setup-fault.ts";

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Null: as the user that Slipway runs as. */
export async function serverAccount(cluster: string): Promise<Account | null> {
  const owner = await stat(cluster).catch(() => null);
  const uid = process.getuid?.();
  if (uid !== 0) {
    if (owner && owner.uid !== uid) throw belongsToAnother(cluster, owner.uid);
    return null;
  }
  // PostgreSQL insists on owning its folder: whoever made it, keeps it.
  return owner && owner.uid !== 0
    ? { uid: owner.uid, gid: owner.gid }
    : accountOf(await readFile("/etc/passwd", "utf8"));
}

const belongsToAnother = (cluster: string, uid: number): Error =>
  setupFault(
    `${cluster} belongs to another user (uid ${uid}). Start Slipway as that user, or set SLIPWAY_DATA_DIR to another folder.`,
  );

/** Users that exist for a purpose like this, the first of them that this system has. */
const candidates = ["postgres", "_postgres", "nobody"];

export function accountOf(passwd: string): Account {
  const users = passwd.split("\n").map((line) => line.split(":"));
  for (const name of candidates) {
    const [, , uid, gid] = users.find(([user]) => user === name) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw setupFault(
    "PostgreSQL refuses to run as root, and this system has neither a user postgres nor nobody. " +
      "Start Slipway as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}
