// What holds an environment: who carries it out, what comes before it, and the calendar.
import type { ReasonFacts } from "../../domain/reasons.ts";
import { deploy } from "../command-line.ts";
import { code, type Markdown, md } from "../md.ts";
import { list, names, shortSha, utc, zoned } from "../words.ts";
import { bySelf, type Explanations } from "./explanation.ts";

export const environment: Explanations<
  "executor_missing" | "executor_needs_branch" | "order" | "order_waits" | "order_behind" | "freeze" | "timer"
> = {
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
};

const force = code('--force --reason "…"');

function frozen({ until, timezone, reason }: ReasonFacts["freeze"]): Markdown {
  const end = md`Frozen until ${zoned(until, timezone)}`;
  return reason.trim() === "" ? md`${end}.` : md`${end}: ${reason.trim().replace(/\.$/, "")}.`;
}
