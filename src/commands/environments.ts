// The environments that a command names: `staging, production`.
import { isTooLong, sameName, unseen } from "../config/environment-name.ts";
import { unexpected, wrong } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Wrong } from "./verb.ts";

export const mostEnvironments = 10;

export interface Names {
  readonly kind: "names";
  readonly names: readonly string[];
}

/** Names with commas between them, in order; what is named twice counts once. */
export function readEnvironments(words: readonly Word[], usage: string): Names | Wrong {
  const odd = words.find((word, index) => (index % 2 === 0 ? !isName(word) : !isComma(word)));
  const last = words.at(-1);
  const unfit = odd ?? (last && isComma(last) ? last : undefined);
  if (unfit) return unexpected(unfit, usage);
  const names = eachOnce(words.filter((word) => !isComma(word)).map(({ text }) => text));
  if (names.length <= mostEnvironments) return { kind: "names", names };
  return wrong({ kind: "too_many_environments", count: names.length, most: mostEnvironments });
}

/** Of several spellings the first. */
function eachOnce(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size < seen.add(sameName(name)).size);
}

const isComma = ({ kind }: Word): boolean => kind === "comma";

/**
 * A name with characters that nobody sees is nobody's. To take them out would deploy to an environment that the line,
 * as GitHub keeps it, does not name.
 */
export const isName = ({ kind, text }: Word): boolean =>
  (kind === "plain" || kind === "quoted") && text !== "" && !isTooLong(text) && !unseen.test(text);
