// The words of `[ENV|#ID]`: an environment, the number of a deployment, or neither.
import type { Said } from "../domain/command.ts";
import type { VerbHelp } from "../domain/help.ts";
import { isName } from "./environments.ts";
import { isId, readId } from "./id.ts";
import { readOptions } from "./options.ts";
import { unexpected } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments } from "./verb.ts";

/** `readRest`: what may stand behind them; nothing, where it is not told. */
export function parseEnvironmentOrId(
  words: readonly Word[],
  help: VerbHelp,
  readRest?: (rest: readonly Word[]) => Arguments,
): Arguments {
  const options = readOptions(words, help);
  if (options.kind === "problem") return options;
  const [what, ...more] = options.rest;
  const [usage] = help.usage;
  const odd = readRest && more[0]?.kind !== "comma" ? undefined : more[0];
  if (odd) return unexpected(odd, usage);
  const which = what ? readWhich(what) : {};
  if (what && !which) return unexpected(what, usage);
  const rest = readRest?.(more) ?? { kind: "arguments", said: {} };
  if (rest.kind === "problem") return rest;
  return { kind: "arguments", said: { ...which, ...rest.said, dryRun: options.dryRun } };
}

/** In quotes `#42` is the name of an environment. Null: it is neither. */
function readWhich(word: Word): Said | null {
  if (!isId(word)) return isName(word) ? { environments: [word.text] } : null;
  const deployment = readId(word);
  return deployment === null ? null : { deployment };
}
