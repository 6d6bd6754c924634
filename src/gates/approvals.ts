// As many other people as the environment asks have approved exactly this head, while the request waited for them.
import type { Approval } from "../domain/approval.ts";
import { because } from "../domain/reasons.ts";
import { pass, wait } from "../domain/verdict.ts";
import type { Case, Gate } from "./gate.ts";

export const approvals: Gate = {
  name: "approvals",
  asks: "As many other people as the environment asks have approved.",
  wakesOn: ["request"],
  overridable: true,
  evaluate(given) {
    const { environment, purpose } = given.request;
    const { approvals: needs, approvers } = environment;
    // The refs gate judges what has no pull request.
    if (needs === 0 || (purpose === "deploy" && !given.snapshot.pullRequest)) return pass;
    const approvedBy = approvalsOf(given).map(({ by }) => by);
    return approvedBy.length >= needs
      ? pass
      : wait(because("approvals_missing", { needs, approvedBy, by: approvers ?? [] }));
  },
};

/**
 * Those that count: of this head, or of the gated one below our own verified merge; by others, each once. Whether they
 * may was asked when they approved.
 */
function approvalsOf({ request, snapshot }: Case): readonly Approval[] {
  const { gated, head, comment } = request;
  const { sha } = snapshot.head;
  const heads = [sha, ...(gated && head?.sha === sha ? [gated.sha] : [])];
  const not = [request.actor.login, snapshot.pullRequest?.author ?? ""].map(lower);
  const counted = request.approvals.filter(
    (one) =>
      heads.includes(one.sha) && Date.parse(one.at) >= Date.parse(comment.createdAt) && !not.includes(lower(one.by)),
  );
  return [...new Map(counted.map((one) => [lower(one.by), one])).values()];
}

/** GitHub tells no upper from lower case in logins. */
const lower = (login: string): string => login.toLowerCase();
