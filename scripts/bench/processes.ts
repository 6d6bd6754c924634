// What a process and all that it started take of the machine, as Linux counts it.
import { readdirSync, readFileSync } from "node:fs";

/** The process itself, and the servers it started with their own. */
export function familyOf(pid: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)]);
  const family = [pid];
  for (const member of family) {
    family.push(...parents.flatMap(([child, parent]) => (parent === member && child !== undefined ? [child] : [])));
  }
  return family;
}

/** Fields after the name, which may hold blanks: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const statOf = (pid: number | string): string[] =>
  read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, "")
    .split(" ");

const parentOf = (pid: string): number => Number(statOf(pid)[1]);

/** In the kernel's ticks, a hundred a second. */
const tick = 10;

/** Milliseconds of a processor that they used so far. */
export const processorTime = (pids: readonly number[]): number =>
  sum(
    pids.map((pid) => {
      const stat = statOf(pid);
      return (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) * tick;
    }),
  );

/** Megabytes; what several of them share counts once (PSS): https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html */
export const memory = (pids: readonly number[]): number =>
  sum(pids.map((pid) => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))) / 1024;

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

/** "" where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
