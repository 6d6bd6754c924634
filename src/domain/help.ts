// What a verb says of itself: people read it on the pull request, in the documents and in answers to what they mistyped.

export interface VerbHelp {
  /** Each way to write it; the first is told where something else was written. */
  readonly usage: readonly [string, ...string[]];
  /** One sentence, without a full stop. */
  readonly does: string;
  /** `["--dry-run", "change nothing, and show every gate"]` */
  readonly options: readonly (readonly [option: string, does: string])[];
  readonly examples: readonly string[];
}

/** A verb, as far as it is to be explained. */
export interface ExplainedVerb {
  readonly name: string;
  readonly help: VerbHelp;
}
