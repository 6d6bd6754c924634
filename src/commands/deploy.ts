// `/deploy`, `/deploy ENV[,ENV…]`, `/deploy to ENV[,ENV…]`: deploys the pull request to environments.
import type { Problem } from "../domain/command.ts";
import { readEnvironments } from "./environments.ts";
import { notOffered, unknownOption } from "./problems.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

export const deploy: Verb = {
  name: "deploy",
  takesEnvironment: true,
  help: {
    usage: "/deploy [ENV[,ENV…]]",
    does: "deploy this pull request, to the default environment if none is named",
  },
  parse: parseWords,
};

function parseWords(words: readonly Word[]): Arguments {
  const problem = words.map(refuse).find((refused) => refused !== null) ?? refuseRef(words);
  if (problem) return { kind: "problem", problem };
  // A `to` that nothing follows is a name like any other, and nobody's.
  return readEnvironments(isTo(words[0]) && words.length > 1 ? words.slice(1) : words);
}

/** Options of the language, of which this version carries out none. */
const options = ["--dry-run", "--force", "--reason"];

function refuse(word: Word): Problem | null {
  if (word.quoted) return null;
  const [name = "", value] = word.text.toLowerCase().split("=", 2);
  // Phones write a dash for two hyphens.
  const option = name.replace(/^[–—]/, "--");
  if (options.includes(option)) return notOffered(option);
  if (option.startsWith("-")) return unknownOption(word, option, options);
  return value === undefined ? null : notOffered(`the parameter ${name}`);
}

/** `/deploy REF to ENV` */
const refuseRef = (words: readonly Word[]): Problem | null =>
  isTo(words[1]) && !isTo(words[0]) && words.length > 2 ? notOffered("another ref (REF to ENV)") : null;

const isTo = (word: Word | undefined): boolean =>
  word !== undefined && !word.quoted && word.text.toLowerCase() === "to";
