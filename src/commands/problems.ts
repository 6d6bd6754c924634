// What can be wrong with a word of a command line.
import { unseen } from "../config/environment-name.ts";
import type { Problem } from "../domain/command.ts";
import { excerpt } from "../domain/excerpt.ts";
import { nearest } from "../domain/nearest.ts";
import type { Word } from "./tokenize.ts";
import type { Wrong } from "./verb.ts";

export const wrong = (problem: Problem): Wrong => ({ kind: "problem", problem });

/** `usage`: how it should be written. */
export const unexpected = ({ text, column }: Word, usage: string): Wrong =>
  wrong({ kind: "unexpected_word", word: shown(text), column, usage });

/** A word as an answer repeats it. */
export const shown = (text: string): string => (text === "" ? '""' : excerpt(text.replace(eachUnseen, escaped)));

const eachUnseen = new RegExp(unseen, "gu");

/** Else the word would look like one that is expected. */
const escaped = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`;

interface Option {
  readonly name: string;
  readonly column: number;
}

export const unknownOption = ({ name, column }: Option, known: readonly string[]): Wrong =>
  wrong({ kind: "unknown_option", option: excerpt(name), column, nearest: nearest(name, known), known });

export const incomplete = ({ name, column }: Option, needs: string): Wrong =>
  wrong({ kind: "incomplete_option", option: name, column, needs });

export const repeated = (word: string, column: number): Wrong => wrong({ kind: "repeated", word: shown(word), column });

export const badParameter = ({ text, column }: Word, why: string): Wrong =>
  wrong({ kind: "bad_parameter", word: shown(text), column, why });
