// Starts owners of data folders in processes of their own, and leaves none of them behind.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { afterAll, afterEach } from "@jest/globals";
import { clusterIn } from "../../../src/store/embedded/cluster.ts";
import { stopOrphan } from "../../../src/store/embedded/orphan.ts";
import { removeSocketFolder } from "../../../src/store/embedded/socket-folder.ts";
import { aDataDir } from "../postgres/server.ts";
import { silentLog } from "../log.ts";

const script = join(import.meta.dirname, "owner.ts");

export interface Owner {
  readonly pid: number;
  /** The address, or throws what it was refused with. */
  readonly opened: Promise<string>;
  /** Resolves at the first line with this text, also when it was said before. */
  hear(text: string): Promise<string>;
  close(): Promise<void>;
  kill(): Promise<void>;
  /** As Ctrl+C in a terminal does: to the whole group of the process. */
  interrupt(): void;
}

export interface Owners {
  /** The one data folder of this file: its second start is a quick one. */
  readonly dataDir: string;
  /** A data folder that is not there yet; removed after the test. */
  readonly newDataDir: () => string;
  readonly start: (dataDir: string, uid?: number) => Owner;
}

export function owners(): Owners {
  let running: Owner[] = [];
  let folders: string[] = [];
  const dataDir = aDataDir();

  afterEach(async () => {
    await Promise.all(running.map((owner) => owner.kill()));
    await stopServer(dataDir);
    for (const folder of folders) await remove(folder);
    running = [];
    folders = [];
  });
  afterAll(() => remove(dataDir));

  return {
    dataDir,
    newDataDir: () => {
      folders.push(aDataDir());
      return folders.at(-1) ?? "";
    },
    start: (dataDir, uid) => {
      const child = spawn(process.execPath, [script, dataDir], {
        stdio: ["pipe", "pipe", "inherit"],
        detached: true,
        cwd: "/",
        ...(uid === undefined ? {} : { uid, gid: uid }),
      });
      const owner = toOwner(child);
      running.push(owner);
      return owner;
    },
  };
}

async function stopServer(folder: string): Promise<void> {
  const left = await stopOrphan(clusterIn(folder), silentLog);
  if (left) await removeSocketFolder(left.socketFolder);
}

async function remove(folder: string): Promise<void> {
  await stopServer(folder);
  await rm(folder, { recursive: true, force: true });
}

function toOwner(child: ChildProcessByStdio<Writable, Readable, null>): Owner {
  const pid = child.pid ?? 0;
  const exited = once(child, "exit");
  const hear = listen(child.stdout);
  return {
    pid,
    opened: Promise.race([hear("open "), hear("refused ")]).then((line) => {
      const [, word, rest = ""] = /^(open|refused) (.*)/s.exec(line) ?? [];
      if (word === "open") return rest;
      throw new Error(rest);
    }),
    hear,
    close: async () => {
      child.stdin.write("close\n");
      await exited;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    interrupt: () => void process.kill(-pid, "SIGINT"),
  };
}

function listen(stdout: Readable): (text: string) => Promise<string> {
  const said: string[] = [];
  const waiting: { readonly text: string; readonly resolve: (line: string) => void }[] = [];
  createInterface({ input: stdout }).on("line", (line) => {
    said.push(line);
    for (const { text, resolve } of waiting) if (line.includes(text)) resolve(line);
  });
  return (text) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    waiting.push({ text, resolve });
    const before = said.find((line) => line.includes(text));
    if (before !== undefined) resolve(before);
    return promise;
  };
}
