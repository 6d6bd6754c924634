// Puts the programs where the server's account can run them: where they are, or in a copy below the data folder.
import { access, chown, constants, cp, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { closedTo } from "./reach.ts";

const prefix = "programs-";

/** Answers the folder with bin, lib and share. The copy is made once for each version; those of before go. */
export async function placeBinaries(binaries: Binaries, dataDir: string, account: Account | null): Promise<string> {
  if (await runInPlace(binaries, account)) return binaries.folder;
  const copy = join(dataDir, `${prefix}${binaries.version}`);
  if (!(await exists(copy))) await makeCopy(binaries, copy, account);
  const others = (await readdir(dataDir)).filter((name) => name.startsWith(prefix) && name !== basename(copy));
  for (const name of others) await rm(join(dataDir, name), { recursive: true, force: true });
  return copy;
}

/** A clone below root's own home is closed to everybody else, also to the account that PostgreSQL needs. */
async function runInPlace({ folder }: Binaries, account: Account | null): Promise<boolean> {
  if (account && (await closedTo(account, join(folder, "bin", "postgres"))) !== null) return false;
  const links = await linksOf(folder);
  const found = await Promise.all(links.map(({ target }) => exists(target)));
  return found.every(Boolean);
}

async function makeCopy({ folder }: Binaries, copy: string, account: Account | null): Promise<void> {
  const unfinished = `${copy}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(folder, unfinished, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  for (const { source, target } of await linksOf(unfinished)) {
    if (!(await exists(target))) await symlink(source, target);
  }
  if (account) await giveTo(account, unfinished);
  await rename(unfinished, copy);
}

async function giveTo({ uid, gid }: Account, folder: string): Promise<void> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => !entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of [folder, ...files]) await chown(path, uid, gid);
}

interface Link {
  /** The name of a file beside it. */
  readonly source: string;
  readonly target: string;
}

/** npm packs no links: a script of the package makes them, where scripts may run. */
async function linksOf(folder: string): Promise<Link[]> {
  const text = await readFile(join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(text) as { readonly source: string; readonly target: string }[];
  return links.map(({ source, target }) => ({
    source: basename(source),
    target: join(folder, relative("native", target)),
  }));
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
