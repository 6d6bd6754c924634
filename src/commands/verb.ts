// What a verb is: its name, how it is written, what its words say, and what that means in a repository.
import type { Command, Problem, Said } from "../domain/command.ts";
import type { VerbHelp } from "../domain/help.ts";
import type { Known, Plan } from "./plan.ts";
import type { Word } from "./tokenize.ts";

/** What is wrong with a line. */
export interface Wrong {
  readonly kind: "problem";
  readonly problem: Problem;
}

export type Arguments = { readonly kind: "arguments"; readonly said: Said } | Wrong;

export interface Verb {
  readonly name: string;
  /** A mistyped one gets an answer: other verbs might be another bot's. */
  readonly takesEnvironment: boolean;
  /** `reader`: whoever may read the repository. `deployer`: whoever may deploy to the environment. */
  readonly openTo: "reader" | "deployer";
  readonly help: VerbHelp;
  readonly parse: (words: readonly Word[]) => Arguments;
  /** One plan for each environment named, in order, or every reason why there is none. */
  readonly plan: (command: Command, known: Known) => readonly Plan[];
}
