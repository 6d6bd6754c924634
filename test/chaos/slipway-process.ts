// One Slipway as its operator starts it: a process of its own, known by its log and its exit.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const main = resolve(import.meta.dirname, "../../src/main.ts");

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export type Settings = Readonly<Record<string, string>>;

/** `hear` is told each line of its log, and what it says on stderr. */
export function startSlipway(settings: Settings, hear: (line: string) => void): SlipwayProcess {
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], HOST: "127.0.0.1", PORT: "0" };
  const child = spawn(process.execPath, [main], {
    env: { ...env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new SlipwayProcess(child, hear);
}

export class SlipwayProcess {
  readonly ended: Promise<Ending>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  #port: number | null = null;
  #told = false;

  constructor(child: ChildProcessByStdio<null, Readable, Readable>, hear: (line: string) => void) {
    this.#child = child;
    this.ended = once(child, "exit").then(() => {
      this.#port = null;
      return { code: child.exitCode, signal: child.signalCode };
    });
    createInterface({ input: child.stderr }).on("line", hear);
    createInterface({ input: child.stdout }).on("line", (line) => {
      hear(line);
      if (!this.#told && line.includes('"msg":"listening"')) this.#port = Number(/"port":(\d+)/.exec(line)?.[1]);
    });
  }

  /** Null while it takes no deliveries. */
  get port(): number | null {
    return this.#port;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  signal(name: NodeJS.Signals): void {
    // Who is told to stop takes no new deliveries: whoever hands them out knows that before.
    if (name === "SIGKILL" || name === "SIGTERM") {
      this.#told = true;
      this.#port = null;
    }
    this.#child.kill(name);
  }
}
