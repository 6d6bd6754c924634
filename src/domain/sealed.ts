// Sealed values: text that only one Slipway can open, for one parameter of one environment of one repository.

/** Sealed texts, or what they hold, by the names of their parameters. */
export type Sealed = Readonly<Record<string, string>>;

/** What a sealed text is good for; with the name of the parameter, nothing else. Upper and lower case are the same. */
export interface SealedPlace {
  /** Its id: a repository that is renamed keeps its secrets, and one that takes its name gets none. */
  readonly repository: number;
  readonly environment: string;
}

export const sealedPrefix = "sealed:";

export const isSealed = (value: string): boolean => value.startsWith(sealedPrefix);

/** In bytes: an RSA key in PEM has 3.3 KB. */
export const longestSealed = 4_096;

/** Why a sealed text is of no use. `form`: it is none, or was cut. `place`: it is for another, or was changed. */
export type Unopenable = "no_key" | "form" | "key" | "place";

export type Opened =
  | { readonly kind: "opened"; readonly values: Sealed }
  | { readonly kind: "refused"; readonly name: string; readonly why: Unopenable };

export interface Sealing {
  /** All, or the first that cannot be opened for this place. */
  open(sealed: Sealed, place: SealedPlace): Opened;
}
