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

/** What a parameter can be called. */
export const parameterName = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
export const parameterNameMust = "letters, digits and _, no digit first, 64 at most";

/** In one environment, and so in one command. */
export const mostParameters = 25;

export const longestText = 1_000;

/** Line breaks and half characters among them: executors hand values on as variables and arguments. */
const control = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

export const isPlainText = (text: string): boolean => Array.from(text).length <= longestText && !control.test(text);

export const plainTextMust = `text of at most ${longestText} characters, without control characters`;
