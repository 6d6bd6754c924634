// What GitHub did not show, did not allow or did not answer, and gates that failed on what it said.
import { code, md } from "../md.ts";
import { askThenTell, type Explanations } from "./explanation.ts";

export const github: Explanations<"unread" | "setup" | "github_refused" | "github_unavailable" | "gate_failed"> = {
  unread: ({ what, why }) => [
    md`GitHub did not show ${what} (${why}).`,
    md`Comment again; if this stays, see that the App has all its permissions.`,
  ],
  setup: ({ message }) => [
    md`GitHub refused Slipway: ${bare(message)}.`,
    md`Ask an owner of the organisation, or who runs Slipway, to grant what is missing; then comment again.`,
  ],
  github_refused: ({ message }) => [md`GitHub refused the deployment: ${bare(message)}.`, askThenTell],
  github_unavailable: ({ id }) => [
    md`GitHub did not answer for as long as Slipway tries (${code(id)}).`,
    md`Look at the list of deployments, then comment again.`,
  ],
  gate_failed: ({ gate }) => [md`The gate ${code(gate)} could not judge this.`, askThenTell],
};

/** Some of GitHub's sentences have a full stop, some have none. */
const bare = (sentence: string): string => sentence.trimEnd().replace(/\.$/, "");
