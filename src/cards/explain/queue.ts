// What it means to wait for an environment, and to lose the place in its line.
import type { ReasonFacts } from "../../domain/reasons.ts";
import { code, link, type Markdown, md } from "../md.ts";
import { ordinal } from "../words.ts";
import { askAgain, bySelf, type Explanations } from "./explanation.ts";

export const queue: Explanations<"environment_busy" | "replaced"> = {
  environment_busy: (facts) =>
    facts.rejects
      ? [md`${running(facts)} No request may wait for it.`, md`When it is over, comment again.`]
      : [facts.place > 1 ? inLine(facts) : running(facts), bySelf],
  replaced: ({ by, pullRequest }) => [
    md`A ${link(md`later comment`, by)} on pull request ${pullRequest} took its place: only one request waits for this environment.`,
    askAgain,
  ],
};

function running({ environment, pullRequest, deployment }: ReasonFacts["environment_busy"]): Markdown {
  const whose = pullRequest === null ? md`` : md` (pull request ${pullRequest})`;
  return deployment === null
    ? md`Another deployment to ${code(environment)} is about to begin${whose}.`
    : md`Deployment ${code(`#${deployment}`)} to ${code(environment)} is running${whose}.`;
}

/** What runs concerns only the next: the card of those behind it changes when their place does. */
const inLine = ({ environment, pullRequest, place }: ReasonFacts["environment_busy"]): Markdown =>
  md`${ordinal(place)} in line for ${code(environment)}: after pull request ${pullRequest ?? ""}.`;
