// The file in which a running PostgreSQL says who and where it is.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

export const postmasterFile = (cluster: string): string => join(cluster, "postmaster.pid");

/** Null where no server runs, or where one was killed before it wrote its file. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(postmasterFile(cluster), "utf8").catch(() => "");
  return parsePostmaster(text);
}

/** Lines: https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/utils/pidfile.h */
export function parsePostmaster(text: string): Postmaster | null {
  const [pid = "", , , port = "", socketFolder = "", , , status = ""] = text.split("\n").map((line) => line.trim());
  return /^\d+$/.test(pid) ? { pid: Number(pid), port: Number(port), socketFolder, ready: status === "ready" } : null;
}
