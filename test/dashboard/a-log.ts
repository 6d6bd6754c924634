// A run whose log grows when a test says so, and pages that show it.
import type { Hono } from "hono";
import { logLink } from "../../src/dashboard/log-link.ts";
import { type LogPages, logRoutes } from "../../src/dashboard/log-routes.ts";
import type { Run } from "../../src/domain/run.ts";
import type { LogPart, Store } from "../../src/flows/ports.ts";
import { today } from "../builders/time.ts";
import { aRun } from "../executors/run.ts";
import { type HeardLog, heardLog } from "../store/log.ts";

export const key = Buffer.alloc(32, 7);

export interface LogBench {
  readonly app: Hono;
  readonly run: Run;
  readonly log: HeardLog;
  readonly store: LogPages["store"];
  /** How often the store was asked for parts. */
  readonly reads: () => number;
  readonly print: (text: string, missing?: number) => void;
  readonly change: (told: Partial<Run>) => void;
  /** The store answers with this until it is null. */
  readonly fail: (error: Error | null) => void;
  /** The address of the page, or of what is below it, with a link that is good. */
  readonly path: (rest?: string) => string;
  readonly get: (rest?: string, headers?: Record<string, string>) => Promise<Response>;
}

export function aLog(told: Partial<Run> = {}, pages: Partial<LogPages> = {}): LogBench {
  let run = aRun({ stage: "running", heard: { state: "in_progress", at: today("12:00:03") }, ...told });
  let failure: Error | null = null;
  let reads = 0;
  const parts: LogPart[] = [];
  const store = {
    runs: { get: async (id: string) => (failure ? Promise.reject(failure) : id === run.id ? run : null) },
    logs: {
      // Two at a time, as a store with long parts answers.
      read: async (_run: string, after: number) => {
        reads += 1;
        return { parts: parts.filter(({ number }) => number > after).slice(0, 2) };
      },
    },
  } as unknown as Pick<Store, "runs" | "logs">;
  const log = heardLog();
  const now = () => new Date(today("12:01:00"));
  // Other work goes on, and the time is over.
  const pass = (): Promise<void> => new Promise((over) => setImmediate(over));
  const app = logRoutes({ store, key, clock: { now, pass }, log, ...pages });
  const path = (rest = ""): string => {
    const link = new URL(logLink({ key, url: "https://slipway.test" }, run.id, new Date(today("23:00:00"))));
    return `${link.pathname}${rest}${pages.open ? "" : link.search}`;
  };
  return {
    app,
    run,
    log,
    store,
    reads: () => reads,
    print: (text, missing = 0) => void parts.push({ number: (parts.at(-1)?.number ?? 0) + 1, text, missing }),
    change: (told) => (run = { ...run, ...told }),
    fail: (error) => (failure = error),
    path,
    get: async (rest, headers = {}) => app.request(path(rest), { headers }),
  };
}

export interface SentEvent {
  readonly event: string;
  readonly id: string | null;
  readonly data: string;
}

/** What comes, one after another; comments have the event "". */
export async function* eventsOf(response: Response): AsyncGenerator<SentEvent> {
  let text = "";
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const messages = text.split("\n\n");
    text = messages.pop() ?? "";
    yield* messages.map(toEvent);
  }
}

function toEvent(message: string): SentEvent {
  const of = (name: string): readonly string[] =>
    message.split("\n").flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : []));
  return { event: of("event")[0] ?? "", id: of("id")[0] ?? null, data: of("data").join("\n") };
}
