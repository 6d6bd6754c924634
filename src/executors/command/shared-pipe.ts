// One pipe for a command's output and errors, which keeps them in their order.
import { execFile } from "node:child_process";
import { constants, openSync, unlinkSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

export interface SharedPipe {
  readonly reader: Socket;
  /** For both of the command's outputs. Whoever gave it away closes it: the reader ends when nobody has it any more. */
  readonly writer: number;
}

/**
 * Node's own `pipe` gives a command sockets, one for each output: their order is lost, and what opens /dev/stderr fails.
 * https://nodejs.org/api/child_process.html#optionsstdio
 */
export async function openSharedPipe(folder: string): Promise<SharedPipe> {
  const path = join(folder, "pipe");
  await promisify(execFile)("mkfifo", ["-m", "600", path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY);
  unlinkSync(path);
  return { reader: new Socket({ fd: reader, readable: true, writable: false }), writer };
}
