// Durations in two words at most: "2 d 4 h", "35 min", "12 s".
import type { Duration } from "../../domain/duration.ts";

const units = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/** In whole seconds; less is none. */
export function durationWords(duration: Duration): string {
  const seconds = Math.round(duration / 1000);
  const first = units.findIndex(([, length]) => seconds >= length);
  if (first === -1) return "0 s";
  let rest = seconds;
  const words = units.slice(first, first + 2).flatMap(([unit, length]) => {
    const many = Math.floor(rest / length);
    rest %= length;
    return many === 0 ? [] : [`${many} ${unit}`];
  });
  return words.join(" ");
}
