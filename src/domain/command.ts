// A command as a person wrote it: a verb, words and options, with the place they stand at.

export interface Command {
  /** Which of the comment's command lines: 0 is the first. */
  readonly position: number;
  readonly verb: string;
  /** Environments named, in order, as written; empty: the default one. */
  readonly environments: readonly string[];
}

/** A line that is meant for Slipway and cannot be followed. */
export interface ParseProblem {
  readonly position: number;
  /** The line as written, cut to what is worth showing. */
  readonly line: string;
  readonly problem: Problem;
}

export type Problem =
  /** `/depoy staging` */
  | { readonly kind: "unknown_verb"; readonly verb: string; readonly nearest: string }
  | {
      readonly kind: "unknown_option";
      readonly option: string;
      readonly column: number;
      readonly nearest: string | null;
    }
  | { readonly kind: "unexpected_word"; readonly word: string; readonly column: number }
  | { readonly kind: "unclosed_quote"; readonly column: number }
  | { readonly kind: "too_many_environments"; readonly count: number; readonly most: number }
  /** Part of the language that this version cannot carry out. */
  | { readonly kind: "not_offered"; readonly what: string };

export type ParsedComment =
  | { readonly kind: "nothing" }
  /** More than five command lines: none runs. */
  | { readonly kind: "too_many"; readonly count: number; readonly most: number }
  | { readonly kind: "commands"; readonly lines: readonly ParsedLine[] };

export type ParsedLine =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "problem"; readonly problem: ParseProblem };
