// A line that a process says: of its log, or what it could not say there.

export interface LogLine {
  readonly isLog: boolean;
  /** An error that is none of the outages that the scenario made. */
  readonly isAlarm: boolean;
  /** Without what is the same in every line. */
  readonly short: string;
}

const longest = 600;
const error = 50;

export function readLine(line: string): LogLine {
  const entry = parse(line);
  if (!entry) return { isLog: false, isAlarm: false, short: line };
  const short = line
    .replace(/"time":\d+,"pid":\d+,"hostname":"[^"]*",/, "")
    .replaceAll(/"name":"\w+",/g, "")
    .slice(0, longest);
  return { isLog: true, isAlarm: entry.level >= error && !isOutage(entry), short };
}

interface Entry {
  readonly level: number;
  readonly msg?: string;
  readonly err?: { readonly fault?: string };
}

/** What cannot be kept or reached for now is told at the level of errors, and will be. */
const isOutage = ({ msg = "", err }: Entry): boolean => err?.fault === "transient" || msg.startsWith("PostgreSQL");

function parse(line: string): Entry | null {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === "object" && entry !== null && "level" in entry ? (entry as Entry) : null;
  } catch {
    return null;
  }
}
