// A context: what a commit status or a check run says of a commit.

export type ContextState = "success" | "skipped" | "neutral" | "pending" | "failing";

export interface Context {
  readonly name: string;
  readonly state: ContextState;
  /** GitHub's own word: "timed_out", "queued", "error" … */
  readonly word: string;
  readonly url: string | null;
  /** A rule of the base branch requires it. */
  readonly required: boolean;
  /** Slipway's own, or of a workflow run that a deployment started: such a one counts only when listed by name. */
  readonly ours: boolean;
}

/** A check suite, as far as it tells whether more may come. */
export interface Suite {
  readonly complete: boolean;
  /** Without check runs: GitHub opens one for every App that may write checks, and most never use it. */
  readonly empty: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Skipped and neutral are green for branch protection, and so for us. */
export const isGreen = ({ state }: Context): boolean =>
  state === "success" || state === "skipped" || state === "neutral";

/** A context that names no check: only its name is needed to wait for it. */
export interface ContextLink {
  readonly name: string;
  readonly word: string;
  readonly url: string | null;
}

export const toLink = ({ name, word, url }: Context): ContextLink => ({ name, word, url });
