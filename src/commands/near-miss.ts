// A verb with one slip of the finger in it: a letter too many, too few, another, or two in the wrong order.
import { distance } from "fastest-levenshtein";
import { verbs } from "./registry.ts";
import type { Verb } from "./verb.ts";

const letters = /^\p{L}{2,32}$/u;
const mistypable = verbs.filter(({ takesEnvironment }) => takesEnvironment);

/** With two slips it might be another bot's own word, such as `/redeploy`, `/delay` or `/reply`. */
export function nearMiss(word: string): Verb | null {
  if (!letters.test(word)) return null;
  const written = word.toLowerCase();
  return mistypable.find(({ name }) => distance(written, name) === 1 || swaps(name).includes(written)) ?? null;
}

/** The word with each two neighbours in the wrong order. */
const swaps = (word: string): readonly string[] =>
  Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
