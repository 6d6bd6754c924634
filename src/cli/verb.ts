// What a verb of the command line is.

export interface Terminal {
  readonly say: (text: string) => void;
  /** On stderr, so that what is said can be read by a program. */
  readonly complain: (text: string) => void;
}

/** 0: done. 1: could not be done. 2: not understood. */
export type ExitCode = 0 | 1 | 2;

export interface Verb {
  /** In a few words, for the list of verbs. */
  readonly means: string;
  /** Throws a `Fault` with a sentence for the operator. */
  run(words: readonly string[], terminal: Terminal): Promise<ExitCode>;
}
