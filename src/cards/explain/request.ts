// How requests end without a deployment, and what there was to cancel.
import { cancel, cancelDeployment } from "../command-line.ts";
import { code, link, md } from "../md.ts";
import { count, list, names } from "../words.ts";
import { askAgain, askThenTell, type Explanations } from "./explanation.ts";

export const request: Explanations<
  "superseded" | "cancelled" | "nothing_to_cancel" | "cancel_which" | "not_yours" | "deadline" | "internal"
> = {
  superseded: ({ by }) => [md`A ${link(md`later comment`, by)} asked for the same environment.`, md`Nothing.`],
  cancelled: ({ by }) => [md`Cancelled by ${code(by)}.`, md`Nothing.`],
  nothing_to_cancel: ({ what }) => [md`Nothing waits or runs for ${what}.`, md`Nothing: what is over stays as it is.`],
  cancel_which: ({ environments }) => [
    md`More than one deployment waits or runs: to ${names(environments)}.`,
    md`Say which: ${list(environments, cancel)}.`,
  ],
  not_yours: ({ what, pullRequest, deployment }) => [
    md`What waits or runs in ${code(what)} belongs to pull request ${pullRequest}.`,
    deployment === null ? md`Cancel it there.` : md`Cancel it there, or comment ${cancelDeployment(deployment)} here.`,
  ],
  deadline: ({ minutes }) => [
    md`It waited ${count(minutes, "minute")}, which is as long as this environment lets a request wait.`,
    askAgain,
  ],
  internal: ({ id }) => [md`Something went wrong inside Slipway. Its log knows more under ${code(id)}.`, askThenTell],
};
