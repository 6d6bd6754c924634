// What holds an environment: what runs there, what comes before it, the calendar, and what this version cannot do yet.
import type { ReasonFacts } from "../../domain/reasons.ts";
import { deploy } from "../command-line.ts";
import { code, type Markdown, md } from "../md.ts";
import { count, fewNames, list, names, shortSha, utc, zoned } from "../words.ts";
import { bySelf, type Explanations } from "./explanation.ts";

export const environment: Explanations<
  | "environment_busy"
  | "order"
  | "order_waits"
  | "order_behind"
  | "freeze"
  | "timer"
  | "approvals_not_offered"
  | "lock_not_offered"
  | "replace_not_offered"
> = {
  environment_busy: (facts) =>
    facts.rejects
      ? [md`${running(facts)} No request may wait for it.`, md`When it is over, comment again.`]
      : [running(facts), bySelf],
  order: ({ sha, missing }) => [
    md`${code(shortSha(sha))} has not succeeded yet in ${names(missing)}.`,
    md`First comment ${list(missing, deploy)}; when that has succeeded, comment again.`,
  ],
  order_waits: ({ environments }) => [
    md`It comes after ${names(environments)}, to which the same comment deploys first.`,
    bySelf,
  ],
  order_behind: ({ base, first }) => [
    md`The branch is behind ${code(base)}: merged, its code would be new to ${code(first)}.`,
    md`Bring ${code(base)} in, as the button **Update branch** does, and comment ${deploy(first)}; when that has succeeded, comment again.`,
  ],
  freeze: (facts) => [
    frozen(facts),
    facts.tooLong ? md`Comment again after that, or ask somebody who may override to comment with ${force}.` : bySelf,
  ],
  timer: ({ until }) => [md`The environment's wait timer on GitHub runs out at ${utc(until)}.`, bySelf],
  approvals_not_offered: ({ needs, by }) => [
    md`This environment takes ${count(needs, "approval")}${by.length > 0 ? md` by ${fewNames(by)}` : md``}, and this version of Slipway cannot ask for them.`,
    md`Ask somebody who may override to comment with ${force}.`,
  ],
  lock_not_offered: ({ environment }) => [
    md`A deployment would lock ${code(environment)}, and this version of Slipway cannot do that.`,
    md`Ask a maintainer to take ${code("on_deploy")} out of ${code("lock")}, then comment again.`,
  ],
  replace_not_offered: ({ environment }) => [
    md`A deployment would replace what waits for ${code(environment)}, and this version of Slipway cannot do that.`,
    md`Ask a maintainer to set ${code("concurrency")} to ${code("queue")} or ${code("reject")}, then comment again.`,
  ],
};

const force = code('--force --reason "…"');

const running = ({ environment, pullRequest, deployment }: ReasonFacts["environment_busy"]): Markdown =>
  deployment === null
    ? md`Another deployment to ${code(environment)} has just begun (pull request ${pullRequest}).`
    : md`Deployment ${code(`#${deployment}`)} to ${code(environment)} is running (pull request ${pullRequest}).`;

function frozen({ until, timezone, reason }: ReasonFacts["freeze"]): Markdown {
  const end = md`Frozen until ${zoned(until, timezone)}`;
  return reason.trim() === "" ? md`${end}.` : md`${end}: ${reason.trim().replace(/\.$/, "")}.`;
}
