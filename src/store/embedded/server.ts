// The server process: starts it, tells when it has ended, stops it.
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import type { Log } from "../../flows/ports.ts";
import type { Place } from "./cluster.ts";
import { stopOrphan } from "./orphan.ts";
import { type Running, startProgram } from "./run-program.ts";
import { type Output, readOutput } from "./server-output.ts";
import { serverArgs } from "./server-settings.ts";
import { outputFault } from "./setup-fault.ts";
import { removeSocketFolder } from "./socket-folder.ts";

export interface Server {
  readonly pid: number;
  /** Resolves when the process is gone, whoever ended it, with how it ended. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface ServerPlace extends Place {
  readonly socketFolder: string;
}

const mostTries = 50;

/** Resolves when it takes connections. Must be called under the folder's lock, for a cluster that is prepared. */
export async function startServer(place: ServerPlace, log: Log): Promise<Server> {
  const { programs, cluster, account, socketFolder } = place;
  const path = join(programs, "bin", "postgres");
  for (let tries = 1; ; tries++) {
    const left = await stopOrphan(cluster, log);
    if (left && left.socketFolder !== socketFolder) await removeSocketFolder(left.socketFolder);
    const child = await startProgram({ path, args: serverArgs(cluster, socketFolder), account });
    const output = readOutput(child, log);
    const complaints = await output.ready;
    if (complaints === null) return toServer(child, output);
    if (!complaints.some(isTaken) || tries === mostTries) throw outputFault(cluster, complaints);
    await pass(100);
  }
}

/**
 * Sessions of a server that was killed see that only when they next look up from their work; and a Slipway that was
 * killed while it started may leave a server that writes its file a moment later.
 */
const isTaken = (line: string): boolean => /is still in use|lock file .* (already exists|is empty)/.test(line);

/** Milliseconds for a shutdown in which every session is ended and everything is written. */
const patience = 10_000;

function toServer(child: Running, output: Output): Server {
  const ended = once(child, "exit").then(() =>
    child.signalCode ? `by ${child.signalCode}` : `with ${child.exitCode}`,
  );
  const stop = async (): Promise<void> => {
    output.ignore();
    child.kill("SIGINT");
    const timer = setTimeout(() => child.kill("SIGQUIT"), patience);
    await ended;
    clearTimeout(timer);
  };
  return { pid: child.pid ?? 0, ended, stop };
}
