// The App's credentials on the disk: for the owner's eyes only, all of them or nothing, and never instead of others.
import { randomBytes } from "node:crypto";
import { chmod, link, lstat, mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Credentials } from "../settings/credentials.ts";

/** Throws Node's errors; EEXIST: there are some already. */
export async function keepCredentials(path: string, credentials: Credentials): Promise<void> {
  await place(path, `${JSON.stringify(credentials, null, 2)}\n`);
}

async function place(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder);
  const draft = nameBeside(path);
  try {
    await write(draft, text);
    await link(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  await sync(folder);
}

const nameBeside = (path: string): string => `${path}.${randomBytes(6).toString("hex")}`;

/** Nobody else can list it; the account that the database of Slipway's own runs as must be able to pass. */
export async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await chmod(folder, 0o711);
}

async function write(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the name, too, survives a loss of power. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Null: something can be kept there. Otherwise Node's word for why not: some file systems know no links, say. */
export async function whyNot(path: string): Promise<string | null> {
  try {
    await tryOut(nameBeside(path));
    return (await isTaken(path)) ? "EEXIST" : null;
  } catch (error) {
    return codeOf(error) ?? "no reason given";
  }
}

async function tryOut(path: string): Promise<void> {
  try {
    await place(path, "");
  } finally {
    await rm(path, { force: true });
  }
}

/** Also by a link that leads nowhere. */
const isTaken = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === "ENOENT") return false;
      throw error;
    },
  );

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
