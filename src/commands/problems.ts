// What can be wrong with a word of a command line.
import { unseen } from "../config/environment-name.ts";
import type { Problem } from "../domain/command.ts";
import { excerpt } from "../domain/excerpt.ts";
import { nearest } from "../domain/nearest.ts";
import type { Word } from "./tokenize.ts";

export const unexpected = ({ text, column }: Word): Problem => ({
  kind: "unexpected_word",
  word: text === "" ? '""' : excerpt(text.replace(eachUnseen, escaped)),
  column,
});

const eachUnseen = new RegExp(unseen, "gu");

/** Else the word would look like one that is expected. */
const escaped = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`;

export const unknownOption = ({ column }: Word, option: string, known: readonly string[]): Problem => ({
  kind: "unknown_option",
  option: excerpt(option),
  column,
  nearest: nearest(option, known),
});

export const notOffered = (what: string): Problem => ({ kind: "not_offered", what: excerpt(what) });
