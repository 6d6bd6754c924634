// The environments that a command names: `staging, production`.
import { isTooLong, sameName, unseen } from "../config/environment-name.ts";
import { unexpected } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments } from "./verb.ts";

const most = 10;

/** Names with commas between them, in order; what is named twice counts once. */
export function readEnvironments(words: readonly Word[]): Arguments {
  const odd = words.find((word, index) => (index % 2 === 0 ? !isName(word) : !isComma(word)));
  const last = words.at(-1);
  const wrong = odd ?? (last && isComma(last) ? last : undefined);
  if (wrong) return { kind: "problem", problem: unexpected(wrong) };
  const environments = eachOnce(words.filter((word) => !isComma(word)).map(({ text }) => text));
  if (environments.length <= most) return { kind: "arguments", environments };
  return { kind: "problem", problem: { kind: "too_many_environments", count: environments.length, most } };
}

/** Of several spellings the first. */
function eachOnce(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size < seen.add(sameName(name)).size);
}

const isComma = ({ text, quoted }: Word): boolean => text === "," && !quoted;

/**
 * A name with characters that nobody sees is nobody's. To take them out would deploy to an environment that the line,
 * as GitHub keeps it, does not name.
 */
function isName(word: Word): boolean {
  const { text } = word;
  return !isComma(word) && text !== "" && !isTooLong(text) && !unseen.test(text);
}
