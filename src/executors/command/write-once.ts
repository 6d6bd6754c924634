// Small files of JSON that are whole, on disk, and written by one process only, whoever tries.
import { randomUUID } from "node:crypto";
import { link, open, readFile, rename, unlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isCode } from "./is-code.ts";

/** False where the file is there already; it is left as it is. */
export async function writeOnce(path: string, value: object): Promise<boolean> {
  const beside = `${path}.${randomUUID()}`;
  await writeFile(beside, JSON.stringify(value), { mode: 0o600, flush: true });
  try {
    await link(beside, path);
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await unlink(beside);
  }
  await keepFolder(dirname(path));
  return true;
}

/** In place of what was there. Not yet on disk when it resolves. */
export async function replaceFile(path: string, value: object): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Null where there is none. */
export async function readJson<Value extends object>(path: string): Promise<Value | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Value;
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** The names in a folder are on disk only after this: https://man7.org/linux/man-pages/man2/fsync.2.html */
export async function keepFolder(path: string): Promise<void> {
  await using folder = await open(path, "r");
  await folder.sync();
}
