// An order: what an executor is asked to carry out. Its JSON is the contract with programs and services of other people.
import type { Parameters } from "./parameters.ts";

export interface Order {
  /** The same for every attempt to hand it over. */
  readonly id: string;
  readonly deployment: {
    readonly id: number;
    readonly sha: string;
    readonly ref: string;
    readonly task: string;
    readonly environment: string;
    readonly url: string;
  };
  readonly repository: { readonly id: number; readonly full_name: string; readonly clone_url: string };
  /** A login. */
  readonly actor: string;
  readonly pull_request: number | null;
  readonly parameters: Parameters;
  /** Opened: only an operator's executor gets them. */
  readonly sealed: Readonly<Record<string, string>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Where to report, with a token that is good for this one deployment until it ends. */
  readonly report: { readonly url: string; readonly token: string };
}
