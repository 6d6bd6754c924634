// The time of this machine.
import { setTimeout as setTimeoutPromise } from "node:timers/promises";
import type { Alarms } from "./domain/clock.ts";

/** Longer timers would overflow and ring at once: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const longest = 2 ** 31 - 1;

export const systemClock: Alarms = {
  now: () => new Date(),
  ring(at, bell) {
    const wait = Math.min(Math.max(0, at.getTime() - Date.now()), longest);
    const timer = setTimeout(bell, wait).unref();
    return () => clearTimeout(timer);
  },
  pass: (milliseconds) => setTimeoutPromise(milliseconds),
};
