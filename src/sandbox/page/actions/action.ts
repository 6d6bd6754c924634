// What a button of the page does, and who may press it.
import type { Actor } from "../../state/actor.ts";
import type { PullRequest, Repository, State } from "../../state/model.ts";

export interface Act {
  readonly state: State;
  readonly repository: Repository;
  readonly pull: PullRequest;
  readonly by: Actor;
  /** The fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Action {
  /** The role that GitHub asks for. */
  readonly needs: "read" | "write";
  /** The author of the pull request may in any case, or never. Default: like everybody else. */
  readonly author?: "always" | "never";
  /** On a closed pull request, too. */
  readonly onClosed?: boolean;
  /** null: done; else a sentence that says why not. */
  run(act: Act): string | null;
}
