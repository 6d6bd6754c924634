// A command as a person wrote it: a verb, words and options, with the place they stand at.
import type { Duration } from "./duration.ts";
import type { GivenParameter } from "./parameters.ts";

export interface Command {
  /** Which of the comment's command lines: 0 is the first. */
  readonly position: number;
  readonly verb: string;
  /** Environments named, in order, as written; empty: none was named. */
  readonly environments: readonly string[];
  /** The branch, tag or sha of `REF to ENV`, as written; null: the pull request that it is written on. */
  readonly ref: string | null;
  /** The number of `#ID`; null: none was named. */
  readonly deployment: number | null;
  /** The TASK of `/run TASK on ENV` and of `--task T`, as written; null: none was named. */
  readonly task: string | null;
  /** The environment of `from ENV`, as written; null: none was named. */
  readonly from: string | null;
  /** `--for 2h`, in milliseconds; null: none was given. */
  readonly duration: Duration | null;
  /** The reason, in the words of whoever gave it; "" where there is none. */
  readonly reason: string;
  /** The verb that `/help VERB` asks about, as written. */
  readonly topic: string | null;
  /** In order; each name once. */
  readonly parameters: readonly GivenParameter[];
  readonly dryRun: boolean;
  /** Gates that may be set aside are to be, for this reason. */
  readonly force: { readonly reason: string } | null;
}

/** What a verb's words say; what they do not say is none. */
export type Said = Partial<Omit<Command, "position" | "verb">>;

export const toCommand = (position: number, verb: string, said: Said): Command => ({
  environments: [],
  ref: null,
  deployment: null,
  task: null,
  from: null,
  duration: null,
  reason: "",
  topic: null,
  parameters: [],
  dryRun: false,
  force: null,
  ...said,
  position,
  verb,
});

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
      /** Options that the verb takes. */
      readonly known: readonly string[];
    }
  | {
      readonly kind: "unexpected_word";
      readonly word: string;
      readonly column: number;
      /** How the verb is written. */
      readonly usage: string;
    }
  | { readonly kind: "unclosed_quote"; readonly column: number }
  | { readonly kind: "too_many_environments"; readonly count: number; readonly most: number }
  /** An option that needs another word: `--force` without `--reason "…"`, `--reason` without its text. */
  | { readonly kind: "incomplete_option"; readonly option: string; readonly column: number; readonly needs: string }
  | { readonly kind: "repeated"; readonly word: string; readonly column: number }
  /** `=value`, `key=` where a value must be, a key that nobody could declare. */
  | { readonly kind: "bad_parameter"; readonly word: string; readonly column: number; readonly why: string };

export type ParsedComment =
  | { readonly kind: "nothing" }
  /** More than five command lines: none runs. */
  | { readonly kind: "too_many"; readonly count: number; readonly most: number }
  | { readonly kind: "commands"; readonly lines: readonly ParsedLine[] };

export type ParsedLine =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "problem"; readonly problem: ParseProblem };
