// `/help [VERB]`: tells what can be written.
import type { VerbHelp } from "../domain/help.ts";
import { isName } from "./environments.ts";
import { readOptions } from "./options.ts";
import { unexpected } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const usage = "/help [VERB]";

const explained: VerbHelp = {
  usage: [usage],
  does: "list the commands, or tell all about one",
  options: [],
  examples: ["/help", "/help deploy"],
};

export const help: Verb = {
  name: "help",
  takesEnvironment: false,
  openTo: "reader",
  help: explained,
  parse: parseWords,
  plan: ({ topic }) => [{ kind: "help", topic }],
};

function parseWords(words: readonly Word[]): Arguments {
  const options = readOptions(words, explained);
  if (options.kind === "problem") return options;
  const [word, extra] = options.rest;
  if (extra) return unexpected(extra, usage);
  if (word && !isName(word)) return unexpected(word, usage);
  return { kind: "arguments", said: { topic: toTopic(word) } };
}

/** A verb may be asked about as it is written: with its slash. */
const toTopic = (word: Word | undefined): string | null => word?.text.replace(/^\/+/, "") || null;
