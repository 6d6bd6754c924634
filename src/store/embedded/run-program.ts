// Starts a program of PostgreSQL as the account that it runs as.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { once } from "node:events";
import type { Account } from "./account.ts";
import { cannotRun } from "./setup-fault.ts";

export interface Program {
  readonly path: string;
  readonly args: readonly string[];
  /** Null: as Slipway's own user. */
  readonly account: Account | null;
}

export type Running = ChildProcessByStdio<null, null, Readable>;

/** Resolves when it runs; what it has to say comes on stderr. */
export async function startProgram({ path, args, account }: Program): Promise<Running> {
  const child = spawn(path, args, {
    cwd: "/",
    // Nothing of Slipway's environment, which holds secrets; messages are read by Slipway: no translations.
    env: { LC_ALL: "C" },
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: Ctrl+C in the terminal is for Slipway, which then stops the server itself.
    detached: true,
    ...account,
  });
  child.stderr.setEncoding("utf8");
  try {
    await once(child, "spawn");
  } catch (error) {
    throw cannotRun(path, error);
  }
  return child;
}
