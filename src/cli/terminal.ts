// The terminal, and what may be written on it.
import type { Terminal } from "./verb.ts";

export const terminal: Terminal = {
  say: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
};

/** Strangers' text without what a terminal would obey, or show in another order than it is. */
export const harmless = (text: string): string => text.replaceAll(/\p{C}/gu, "");

/** A log that tells only what may be why something does not work. */
export const logTo = ({ complain }: Terminal) => ({
  info: () => {},
  warn: (_facts: object, message: string) => complain(message),
  error: (_facts: object, message: string) => complain(message),
});
