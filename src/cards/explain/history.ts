// What is not in the history of an environment as a command would have it, and which operations there are.
import { deploy, history, promoteFrom } from "../command-line.ts";
import { code, type Markdown, md } from "../md.ts";
import { list, names, shortSha } from "../words.ts";
import type { Explanations } from "./explanation.ts";

export const past: Explanations<
  | "nothing_runs"
  | "nothing_to_roll_back"
  | "never_succeeded"
  | "not_there"
  | "not_ours"
  | "runs_already"
  | "promote_which"
  | "task_unknown"
  | "task_untold"
  | "task_needed"
  | "task_elsewhere"
> = {
  nothing_runs: ({ environment, searched }) => [
    md`Nothing${among(searched)} runs in ${code(environment)}.`,
    md`First comment ${deploy(environment)}.`,
  ],
  nothing_to_roll_back: ({ environment, searched }) => [
    md`Nothing${among(searched)} that Slipway deployed to ${code(environment)} before what runs there has succeeded.`,
    look(environment),
  ],
  never_succeeded: ({ environment, what, searched }) => [
    md`No deployment of ${code(what)} that Slipway made${among(searched)} has succeeded in ${code(environment)}.`,
    look(environment),
  ],
  not_there: ({ environment, deployment, elsewhere, searched }) => [
    elsewhere === null
      ? md`Deployment ${code(`#${deployment}`)} is none of those${among(searched)} to ${code(environment)}.`
      : md`Deployment ${code(`#${deployment}`)} is one to ${code(elsewhere)}, not to ${code(environment)}.`,
    look(environment),
  ],
  not_ours: ({ environment, deployment, by }) => [
    md`Deployment ${code(`#${deployment}`)} to ${code(environment)} was made by ${by === null ? md`another tool` : code(by)}, not by Slipway: anybody who may write could have called it a success.`,
    md`Comment ${deploy(environment)} to deploy what the gates let through, or ${history(environment)} to see what there is.`,
  ],
  runs_already: ({ environment, sha, deployment }) => [
    md`${code(shortSha(sha))} is what runs in ${code(environment)}, since deployment ${code(`#${deployment}`)}.`,
    md`Nothing, or name another. ${look(environment)}`,
  ],
  promote_which: ({ environment, after }) => [
    after.length === 0
      ? md`${code(environment)} comes after no other environment.`
      : md`${code(environment)} comes after ${names(after)}.`,
    after.length === 0
      ? md`Say from which: ${promoteFrom(environment, "ENV")}.`
      : md`Say from which: ${list(after, (one) => promoteFrom(environment, one))}.`,
  ],
  task_unknown: ({ task, known, nearest }) => [
    nearest === null
      ? md`There is no task ${code(task)}.`
      : md`There is no task ${code(task)}: did you mean ${code(nearest)}?`,
    tasks(known),
  ],
  task_untold: ({ task, file }) => [
    md`${code(file)} has no input that tells it of ${code(task)}: it would deploy.`,
    md`Ask a maintainer to add ${code('task: "{task}"')} to the executor's ${code("inputs")}, and to the workflow what it does then.`,
  ],
  task_needed: ({ known }) => [md`The command names no task.`, tasks(known)],
  task_elsewhere: ({ task, environment, environments }) => [
    md`The task ${code(task)} does not run on ${code(environment)}.`,
    environments.length === 0 ? md`It runs nowhere.` : md`It runs on ${names(environments)}.`,
  ],
};

const among = (searched: number | null): Markdown => (searched === null ? md`` : md` among the newest ${searched}`);

const look = (environment: string): Markdown => md`Comment ${history(environment)} to see what there is.`;

const tasks = (known: readonly string[]): Markdown =>
  known.length > 0
    ? md`There are ${names(known)}.`
    : md`${code("slipway.yml")} names none: ask a maintainer to add it under ${code("tasks")}.`;
