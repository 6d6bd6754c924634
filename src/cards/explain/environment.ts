// What holds an environment: what runs there, what comes before it, the calendar, and what this version cannot do yet.
import type { ReasonFacts } from "../../domain/reasons.ts";
import { deploy } from "../command-line.ts";
import { code, type Markdown, md } from "../md.ts";
import { count, fewNames, list, names, shortSha, utc, zoned } from "../words.ts";
import { bySelf, type Explanations } from "./explanation.ts";

export const environment: Explanations<
  | "environment_busy"
  | "executor_missing"
  | "executor_needs_branch"
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
  executor_missing: ({ executor, environment }) => [
    md`The executor ${code(executor)} of ${code(environment)} is none that this Slipway has for this repository and environment.`,
    md`Ask Slipway's operator to define it, or a maintainer to name another in ${code("slipway.yml")}; then comment again.`,
  ],
  executor_needs_branch: ({ file, ref }) => [
    md`${code(file)} is to be run as it is in what is deployed, and GitHub runs workflows of the repository's own branches and tags, not of ${code(ref)}.`,
    md`Ask a maintainer to take ${code("ref: head")} out of the executor: then the default branch's copy is run.`,
  ],
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

function running({ environment, pullRequest, deployment }: ReasonFacts["environment_busy"]): Markdown {
  const whose = pullRequest === null ? md`` : md` (pull request ${pullRequest})`;
  return deployment === null
    ? md`Another deployment to ${code(environment)} has just begun${whose}.`
    : md`Deployment ${code(`#${deployment}`)} to ${code(environment)} is running${whose}.`;
}

function frozen({ until, timezone, reason }: ReasonFacts["freeze"]): Markdown {
  const end = md`Frozen until ${zoned(until, timezone)}`;
  return reason.trim() === "" ? md`${end}.` : md`${end}: ${reason.trim().replace(/\.$/, "")}.`;
}
