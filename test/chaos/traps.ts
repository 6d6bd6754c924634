// Traps on calls to GitHub: one springs when its call arrives there, or when it is answered.
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { routes } from "./calls.ts";
import type { Trap } from "./step.ts";

/** The sandbox's log of calls is told at both ends of each. A trap that has sprung is no longer among them. */
export function watchCalls({ calls, faults }: Sandbox, traps: Trap[], spring: (trap: Trap) => void): void {
  const [begin, end] = [calls.begin.bind(calls), calls.end.bind(calls)];
  const take = (route: string, when: Trap["when"]): Trap | null => {
    const index = traps.findIndex((trap) => trap.when === when && routes[trap.call] === route);
    return index < 0 ? null : (traps.splice(index, 1)[0] ?? null);
  };
  calls.begin = (call) => {
    const trap = take(call.route, "begin");
    if (trap) {
      slowDown(faults, trap.slow);
      spring(trap);
    }
    return begin(call);
  };
  calls.end = (call, status) => {
    end(call, status);
    const trap = take(call.route, "end");
    if (trap) spring(trap);
  };
}

/** Only the request that has just arrived: it asks for its latency in this very turn of the event loop. */
function slowDown(faults: Sandbox["faults"], milliseconds: number): void {
  if (milliseconds === 0) return;
  faults.latency(milliseconds);
  setImmediate(() => faults.latency(0));
}
