// What runs under a process id.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

export interface Process {
  readonly program: string;
  /** The program and its arguments, with blanks between. */
  readonly command: string;
}

/** Null where there is none of that id, or where it has ended and nobody took note of it yet. */
export async function readProcess(pid: number): Promise<Process | null> {
  const [program = "", ...args] = process.platform === "linux" ? await fromProc(pid) : await fromPs(pid);
  return program === "" ? null : { program, command: [program, ...args].join(" ") };
}

async function fromProc(pid: number): Promise<string[]> {
  const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return line.split("\0");
}

async function fromPs(pid: number): Promise<string[]> {
  const [program, command] = [await ps("comm=", pid), await ps("args=", pid)];
  return [program, command.replace(program, "").trim()];
}

async function ps(column: string, pid: number): Promise<string> {
  const asked = promisify(execFile)("ps", ["-ww", "-o", column, "-p", String(pid)]);
  const { stdout } = await asked.catch(() => ({ stdout: "" }));
  return stdout.trim();
}

/** One that is gone already takes no signal, and needs none. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {}
}
