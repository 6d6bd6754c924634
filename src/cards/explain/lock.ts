// Who holds an environment, since when and how long, and who can change that.
import type { ReasonFacts } from "../../domain/reasons.ts";
import { lock, unlock, unlockByForce } from "../command-line.ts";
import { code, link, type Markdown, md } from "../md.ts";
import { utc } from "../words.ts";
import { bySelf, type Explanations } from "./explanation.ts";

export const locks: Explanations<"locked" | "not_locked"> = {
  locked: (facts) => [held(facts), facts.waits ? bySelf : askHolder(facts)],
  not_locked: ({ environment }) => [
    md`${code(environment)} is not locked.`,
    md`Nothing; to hold it for this pull request, comment ${lock(environment)}.`,
  ],
};

const how: { readonly [C in ReasonFacts["locked"]["cause"]]: string } = {
  person: "by",
  deployment: "with a deployment of",
  rollback: "with a rollback of",
};

function held({ environment, pullRequest, by, cause, since, expiresAt, reason, url }: ReasonFacts["locked"]): Markdown {
  const until = expiresAt === null ? md`` : md`, until ${utc(expiresAt)}`;
  const why = reason === "" ? md`` : md`: ${reason.replace(/\.$/, "")}`;
  const locked = link(md`locked`, url);
  return md`${code(environment)} is ${locked} for pull request ${pullRequest} since ${utc(since)} ${how[cause]} ${code(by)}${until}${why}.`;
}

const askHolder = ({ environment }: ReasonFacts["locked"]): Markdown =>
  md`Ask there for ${unlock(environment)}, or ask somebody who may override to comment ${unlockByForce(environment)}.`;
