// A mistake in the file on its way to a problem: where it stands, and its sentence, made only if it is told.

export interface Finding {
  /** Characters from the beginning of the text. */
  readonly offset: number;
  /** The key that is missing at this place; null: what stands there is wrong. */
  readonly missing: string | null;
  readonly says: () => string;
}

/** A mistake at a path of the data: at its last key, or at the value that this key has. */
export interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly at: "key" | "value";
  readonly says: () => string;
}

export const findingAt = (offset: number, says: () => string): Finding => ({ offset, missing: null, says });
