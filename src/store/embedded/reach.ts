// Whether an account can go where a path leads.
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Account } from "./account.ts";

/** The outermost part of the path that the account may not enter or run; null: it can go there. */
export async function closedTo(account: Account, path: string): Promise<string | null> {
  const parent = dirname(path);
  const closed = parent === path ? null : await closedTo(account, parent);
  if (closed !== null) return closed;
  return mayEnter(account, await stat(path)) ? null : path;
}

interface Owned extends Account {
  readonly mode: number;
}

/** The one triple of bits that counts is the first that names the account: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap04.html#tag_04_07 */
function mayEnter({ uid, gid }: Account, of: Owned): boolean {
  if (of.uid === uid) return (of.mode & 0o100) !== 0;
  if (of.gid === gid) return (of.mode & 0o010) !== 0;
  return (of.mode & 0o001) !== 0;
}
