// How long a command may be silent, and how long it may take at all.
import type { Ending } from "./ending.ts";
import type { Instructions } from "./instructions.ts";

export interface Stopwatch {
  /** Resolves when one of both is over. */
  readonly over: Promise<Ending>;
  readonly heard: () => void;
  readonly stop: () => void;
}

export function stopwatch({ silence, longest }: Pick<Instructions, "silence" | "longest">): Stopwatch {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  const silent = setTimeout(() => resolve({ kind: "silent", limit: silence }), silence);
  const endless = setTimeout(() => resolve({ kind: "endless", limit: longest }), longest);
  return {
    over: promise,
    heard: () => silent.refresh(),
    stop() {
      clearTimeout(silent);
      clearTimeout(endless);
    },
  };
}
