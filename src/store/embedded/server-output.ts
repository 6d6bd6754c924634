// What the server says: that it is ready, why it is not, and later what an operator should know.
import { createInterface } from "node:readline";
import type { Log } from "../../flows/ports.ts";
import type { Running } from "./run-program.ts";

export interface Output {
  /** Null when it is ready; what it had to say where it ended instead. */
  readonly ready: Promise<readonly string[] | null>;
  /** Its farewell is no news to who stops it. */
  ignore(): void;
}

export function readOutput(child: Running, log: Log): Output {
  const { promise, resolve } = Promise.withResolvers<readonly string[] | null>();
  const said: string[] = [];
  let hear = (line: string): void => {
    said.push(line);
    if (!line.includes("ready to accept connections")) return;
    hear = (later) => tell(log, later);
    resolve(null);
  };
  createInterface({ input: child.stderr }).on("line", (line) => hear(line));
  child.once("close", () => resolve(said.filter((line) => !line.startsWith("LOG:"))));
  return {
    ready: promise,
    ignore: () => {
      hear = () => {};
    },
  };
}

/** Errors of statements are told to whoever sent them. */
function tell(log: Log, line: string): void {
  if (/^(WARNING|FATAL|PANIC):/.test(line)) log.warn({}, `PostgreSQL: ${line}`);
  else if (line.startsWith("LOG:")) log.info({}, `PostgreSQL: ${line}`);
}
