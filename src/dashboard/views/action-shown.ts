// What the page of an action shows.
import type { Environment } from "../../domain/environment.ts";
import type { Offer } from "../../flows/page/read-offer.ts";
import type { Action } from "../actions/verbs.ts";
import type { RepositoryName } from "../shown.ts";
import type { Html } from "./layout.ts";

export interface ActionShown {
  readonly repository: RepositoryName;
  readonly action: Action;
  readonly offer: Offer;
  /** Null: it is still to be chosen. */
  readonly environment: Environment | null;
  readonly nonce: string;
  /** The number of the pull request that it is most likely for. */
  readonly preset: number | null;
  /** What a field holds already; "" where it holds nothing. */
  readonly filled: (name: string) => string;
  /** Why it was not done; null: it was not tried. */
  readonly notice: Html | null;
}
