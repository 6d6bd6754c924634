// The App's credentials on the disk: for the owner's eyes only, all of them or nothing, and never instead of others.
import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, open, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import type { Credentials } from "../settings/credentials.ts";

/** Throws Node's errors; EEXIST: there are some already. */
export async function keepCredentials(path: string, credentials: Credentials): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder);
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  await write(draft, `${JSON.stringify(credentials, null, 2)}\n`);
  try {
    await link(draft, path);
  } finally {
    await unlink(draft);
  }
  await sync(folder);
}

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

/** Null: something can be kept there. Otherwise Node's word for why not. */
export async function whyNot(path: string): Promise<string | null> {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await makeFolder(dirname(path));
    await write(draft, "");
    await unlink(draft);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "no reason given";
  }
}
