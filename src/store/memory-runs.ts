// Runs and their logs in memory: what a restart may forget.
import type { Clock } from "../domain/clock.ts";
import { isSettledRun, type Run } from "../domain/run.ts";
import type { Logs, Store } from "../flows/ports.ts";
import { between, isTimeToCut, type KeptPart, toParts, toRead } from "./log-parts.ts";
import { byAge } from "./run-age.ts";

export function memoryRuns(clock: Clock): Pick<Store, "runs" | "logs"> {
  const runs = new Map<string, Run>();
  const logs = new MemoryLogs(clock);
  const where = async (rule: (run: Run) => boolean): Promise<Run[]> => [...runs.values()].filter(rule);
  return {
    logs,
    runs: {
      add: async (run) => {
        if (runs.has(run.id)) return false;
        runs.set(run.id, run);
        return true;
      },
      get: async (id) => runs.get(id) ?? null,
      change: async (id, change) => {
        const before = runs.get(id);
        const changed = before ? change(before) : null;
        if (!changed) return before ?? null;
        runs.set(id, changed.run);
        if (changed.output) logs.append(id, changed.output);
        return changed.run;
      },
      unsettled: () => where((run) => !isSettledRun(run)),
      ofWorkflowRun: async (repository, workflowRun) =>
        (await where((run) => run.repository.id === repository && run.workflowRun === workflowRun))[0] ?? null,
      waitingFor: async (repository, environment) => {
        const same = ({ name }: Run["environment"]): boolean => name.toLowerCase() === environment.toLowerCase();
        const waits = (run: Run): boolean => run.stage === "waiting" && run.repository.id === repository;
        return (await where((run) => waits(run) && same(run.environment))).sort(byAge);
      },
    },
  };
}

interface MemoryLog {
  parts: KeptPart[];
  printed: number;
  at: Date;
}

class MemoryLogs implements Logs {
  readonly #clock: Clock;
  readonly #logs = new Map<string, MemoryLog>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  append(run: string, text: string): void {
    const at = this.#clock.now();
    const log = this.#logs.get(run) ?? { parts: [], printed: 0, at };
    const before = log.printed;
    log.parts.push(...toParts(text, before));
    log.printed += text.length;
    log.at = at;
    if (isTimeToCut(before, log.printed)) log.parts = cut(log.parts, log.printed);
    this.#logs.set(run, log);
  }

  async read(run: string, after: number): ReturnType<Logs["read"]> {
    const parts = this.#logs.get(run)?.parts ?? [];
    return { parts: toRead(parts.slice(firstAfter(parts, after)), after) };
  }

  async forget(before: string): Promise<void> {
    for (const [run, { at }] of this.#logs) if (at < new Date(before)) this.#logs.delete(run);
  }
}

function cut(parts: readonly KeptPart[], printed: number): KeptPart[] {
  const { above, upTo } = between(printed);
  return parts.filter(({ number }) => number <= above || number > upTo);
}

function firstAfter(parts: readonly KeptPart[], after: number): number {
  const index = parts.findIndex(({ number }) => number > after);
  return index < 0 ? parts.length : index;
}
