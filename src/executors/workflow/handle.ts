// What is remembered of a dispatch, to find the run that it became.
import type { Run } from "../../domain/run.ts";

export interface Handle {
  /** The name of the branch or tag that it was asked for on. */
  readonly branch: string;
  /** GitHub took it, also where it did not say which run it became. */
  readonly accepted: boolean;
}

/** Null: nothing was asked for. */
export const handleOf = ({ handle }: Pick<Run, "handle">): Handle | null => handle as Handle | null;
