// Which process it is: a number alone is given again to another one.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export interface ProcessIdentity {
  readonly pid: number;
  /** When it began: nothing more is known of its form. */
  readonly since: string;
}

/** Null where no such process runs; one that has ended and is not yet reaped does not. */
export function identify(pid: number): ProcessIdentity | null {
  const since = process.platform === "linux" ? fromProc(pid) : fromPs(pid);
  return since === null ? null : { pid, since };
}

export const isAlive = ({ pid, since }: ProcessIdentity): boolean => identify(pid)?.since === since;

const ended = /^[ZX]/;

/** The name stands in brackets and may hold anything; state and start follow: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function fromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // Counted from the start of the system, of which this is the name.
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return ended.test(fields[0] ?? "Z") ? null : `${boot} ${fields[19]}`;
  } catch {
    return null;
  }
}

function fromPs(pid: number): string | null {
  try {
    const answer = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" });
    const [state = "Z", ...since] = answer.trim().split(/\s+/);
    return ended.test(state) ? null : since.join(" ");
  } catch {
    return null;
  }
}
