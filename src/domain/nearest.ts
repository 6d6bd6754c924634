// "Did you mean": the known word that a mistyped one is nearest to.
import { distance } from "fastest-levenshtein";

const longest = 64;

/** The nearest known word, or null where none is near enough to be meant: a third of its letters, two at most. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > longest) return null;
  const near = known
    .map((name) => ({ name, far: distance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.min(2, Math.ceil(name.length / 3)))
    .sort((a, b) => a.far - b.far);
  return near[0]?.name ?? null;
}
