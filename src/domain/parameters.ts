// Typed parameters of an environment: what `key=value` may say, and what holds where nothing is said.

export type ParameterValue = string | number | boolean;

/** Without a default it must be given. */
export type ParameterDefinition =
  | { readonly type: "string"; readonly default: string | null }
  | { readonly type: "boolean"; readonly default: boolean | null }
  | {
      readonly type: "number";
      readonly default: number | null;
      readonly min: number | null;
      readonly max: number | null;
    }
  | { readonly type: "choice"; readonly options: readonly string[]; readonly default: string | null };

export type Parameters = Readonly<Record<string, ParameterValue>>;

/** `key=value` as written, not judged yet. */
export interface GivenParameter {
  readonly name: string;
  readonly value: string;
}
