// A Slipway as somebody starts it for the first time: a process of its own, with a folder and a GitHub.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach } from "@jest/globals";
import { until } from "../chaos/until.ts";

const programOf = (file: string): string => resolve(import.meta.dirname, "../../src", file);
/** Milliseconds: a machine may have much else to do. */
const patience = 60_000;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
}, 2 * patience);

/** That the account of its database can pass, too. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-first-"));
  await chmod(folder, 0o755);
  closing.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export class Started {
  out = "";
  err = "";
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(settings: Readonly<Record<string, string>>) {
    const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], HOST: "127.0.0.1", PORT: "0" };
    this.#child = spawn(process.execPath, [programOf("main.ts")], {
      env: { ...env, ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child.stdout?.on("data", (text) => (this.out += String(text)));
    this.#child.stderr?.on("data", (text) => (this.err += String(text)));
    this.ended = once(this.#child, "exit").then(([code]) => code as number | null);
    closing.push(() => this.stop());
  }

  async stop(): Promise<number | null> {
    this.#child.kill("SIGTERM");
    return this.ended;
  }

  /** The first group of what it says on its log or in the terminal, as soon as it says it. */
  async says(pattern: RegExp): Promise<string> {
    const found = (): RegExpExecArray | null => pattern.exec(this.err) ?? pattern.exec(this.out);
    const isSaid = await until(() => found() !== null || this.#child.exitCode !== null, { within: patience });
    const match = found();
    if (!match) throw new Error(`${isSaid ? "It ended" : "It did not say it"}:\n${this.err}\n${this.out}`);
    return match[1] ?? match[0];
  }
}

/** npm run slipway -- VERB, to its end. */
export async function slipwayVerb(verb: string, settings: Readonly<Record<string, string>>) {
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settings };
  const child = spawn(process.execPath, [programOf("cli.ts"), verb], { env, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (out += String(text)));
  const [code] = await once(child, "close");
  return { code: code as number | null, out };
}
