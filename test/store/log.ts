// Logs for tests: one that nobody reads, and one that can be waited for.
import type { Log } from "../../src/flows/ports.ts";

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

export interface HeardLog extends Log {
  readonly lines: readonly string[];
  /** Resolves at the first line that has this in it, also when it was said before. */
  hear(text: string): Promise<void>;
}

export function heardLog(): HeardLog {
  const lines: string[] = [];
  const waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  const say = (_facts: object, line: string): void => {
    lines.push(line);
    for (const { text, resolve } of waiting) if (line.includes(text)) resolve();
  };
  return {
    info: say,
    warn: say,
    error: say,
    lines,
    hear: (text) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ text, resolve });
      if (lines.some((line) => line.includes(text))) resolve();
      return promise;
    },
  };
}
