// What other people's approvals are missing, and whose word does not count.
import type { ReasonFacts } from "../../domain/reasons.ts";
import { judge } from "../command-line.ts";
import { code, link, type Markdown, md } from "../md.ts";
import { count, fewNames, list, names, shortSha } from "../words.ts";
import { askApproval, type Explanations } from "./explanation.ts";

export const approvals: Explanations<
  | "approvals_missing"
  | "nothing_to_approve"
  | "approve_which"
  | "approver_not_another"
  | "approver_unlisted"
  | "approved_already"
  | "pusher_unknown"
  | "rejected"
> = {
  approvals_missing: ({ needs, approvedBy, by }) => [
    md`This takes ${count(needs, "approval")} of ${by.length > 0 ? fewNames(by) : md`others who may deploy here`}, and it has ${approvedBy.length}${approvedBy.length > 0 ? md` (by ${names(approvedBy)})` : md``}.`,
    askApproval,
  ],
  nothing_to_approve: nothing,
  approve_which: ({ verb, environments }) => [
    md`More than one deployment waits for approvals: to ${names(environments)}.`,
    md`Say which: ${list(environments, (name) => judge(verb, name))}.`,
  ],
  approver_not_another: (facts) => [md`${mine(facts)}, and approvals are other people's.`, askOther],
  approver_unlisted: ({ actor, environment, by }) => [
    md`${code(environment)} takes approvals of ${fewNames(by)}, and ${code(actor)} is none of them.`,
    md`Ask one of them.`,
  ],
  approved_already: ({ actor }) => [md`${code(actor)} has approved it already, and one person counts once.`, askOther],
  pusher_unknown: ({ actor, sha }) => [
    md`GitHub did not say who pushed ${code(shortSha(sha))}, so it may have been ${code(actor)}: who pushed last cannot approve.`,
    md`Comment again; if this stays, ask somebody who may override to deploy with ${code('--force --reason "…"')}.`,
  ],
  rejected: ({ by, url, reason }) => [
    md`${code(by)} ${link(md`rejected`, url)} it${reason === "" ? md`` : md`: ${reason.replace(/\.$/, "")}`}.`,
    md`Settle it with them, then comment again.`,
  ],
};

const askOther = md`Ask somebody else who may deploy here.`;

function nothing({ what, elsewhere, isDeployment }: ReasonFacts["nothing_to_approve"]): readonly [Markdown, Markdown] {
  if (isDeployment)
    return [md`${what} was created already, and approvals come before that.`, md`Nothing: what runs stays as it is.`];
  if (elsewhere !== null)
    return [md`What waits for ${what} was asked for on pull request ${elsewhere}.`, md`Say it there.`];
  return [md`Nothing waits for approvals for ${what}.`, md`Say it again while a card says that it waits for them.`];
}

function mine({ actor, is, sha }: ReasonFacts["approver_not_another"]): Markdown {
  switch (is) {
    case "requester":
      return md`${code(actor)} asked for this deployment`;
    case "author":
      return md`${code(actor)} is the author of the pull request`;
    case "pusher":
      return md`${code(actor)} pushed ${code(shortSha(sha))}`;
  }
}
