// What a verb is to the parser and to the help: its name, how it is written, and what its words say.
import type { Problem } from "../domain/command.ts";
import type { Word } from "./tokenize.ts";

export type Arguments =
  | { readonly kind: "arguments"; readonly environments: readonly string[] }
  | { readonly kind: "problem"; readonly problem: Problem };

export interface Verb {
  readonly name: string;
  /** A mistyped one gets an answer: other verbs might be another bot's. */
  readonly takesEnvironment: boolean;
  /** How it is written, and what it does. */
  readonly help: { readonly usage: string; readonly does: string };
  readonly parse: (words: readonly Word[]) => Arguments;
}
