// Which host it is that runs commands: Slipways on other hosts know nothing of them.
import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readJson, writeOnce } from "./write-once.ts";

/** The same for all processes that share the folder, and after every restart. */
export async function readHostId(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "host.json");
  await writeOnce(path, { id: randomUUID() });
  const { id } = (await readJson<{ readonly id: string }>(path)) ?? { id: "" };
  return id;
}
