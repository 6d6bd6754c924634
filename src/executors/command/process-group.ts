// A command with all that it started: told to end, and ended.
import { setTimeout as pass } from "node:timers/promises";
import type { Duration } from "../../domain/duration.ts";
import { identify, type ProcessIdentity } from "./process-identity.ts";

/** How long after TERM a group may still tidy up. */
const usualGrace: Duration = 10_000;
const look: Duration = 50;

/** Resolves when none of it is left, or KILL was sent. */
export async function endGroup(leader: number, grace: Duration = usualGrace): Promise<void> {
  signalGroup(leader, "SIGTERM");
  for (let waited = 0; waited < grace && signalGroup(leader, 0); waited += look) await pass(look);
  signalGroup(leader, "SIGKILL");
}

/** For a group whose runner is gone: its number is given to no other process as long as one of the group runs. */
export function killRemains(leader: ProcessIdentity): void {
  const now = identify(leader.pid);
  if (now === null || now.since === leader.since) signalGroup(leader.pid, "SIGKILL");
}

/** False where nobody is left. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}
