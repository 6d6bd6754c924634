// The parameters that a command gives: `key=value`, in any place of the line.
import { type GivenParameter, mostParameters, parameterName, parameterNameMust } from "../domain/parameters.ts";
import { badParameter, repeated } from "./problems.ts";
import type { Pair, Word } from "./tokenize.ts";
import type { Wrong } from "./verb.ts";

export interface GivenParameters {
  readonly kind: "parameters";
  /** The words that are none of them. */
  readonly rest: readonly Word[];
  readonly parameters: readonly GivenParameter[];
}

/** In order, each once. Whether an environment has them, and takes their values, is not judged here. */
export function readParameters(words: readonly Word[]): GivenParameters | Wrong {
  const rest: Word[] = [];
  const given = new Map<string, GivenParameter>();
  for (const word of words) {
    if (word.kind !== "pair") {
      rest.push(word);
      continue;
    }
    const wrong = mistakeIn(word, given);
    if (wrong) return wrong;
    given.set(word.name.toLowerCase(), { name: word.name, value: word.value });
  }
  return { kind: "parameters", rest, parameters: [...given.values()] };
}

function mistakeIn(pair: Pair, given: ReadonlyMap<string, GivenParameter>): Wrong | null {
  const { name, column } = pair;
  if (name === "") return badParameter(pair, "a name stands right before the equals sign");
  if (!parameterName.test(name)) return badParameter(pair, `its name is ${parameterNameMust}`);
  if (given.has(name.toLowerCase())) return repeated(name, column);
  if (given.size >= mostParameters)
    return badParameter(pair, `${mostParameters} parameters are the most in one command`);
  return null;
}
