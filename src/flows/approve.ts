// `/approve` and `/reject`: another person says yes or no to a request that waits for it.
import { renderBecause } from "../cards/answer.ts";
import { renderApproveDryRun, renderRejectDryRun } from "../cards/judge-dry-run.ts";
import type { Markdown } from "../cards/md.ts";
import type { Approval } from "../domain/approval.ts";
import { because } from "../domain/reasons.ts";
import type { DeployRequest } from "../domain/request.ts";
import { annotate } from "./annotate.ts";
import { findMeant, type JudgePlan } from "./approvals/find-meant.ts";
import { approvedSha, mayNotApprove } from "./approvals/may-not-approve.ts";
import { lookAgain } from "./look.ts";
import { type Asking, mayNotJudge } from "./may.ts";
import type { Ports } from "./ports.ts";
import { end } from "./turn.ts";

export interface JudgeLine {
  readonly plan: JudgePlan;
  /** The command as a person would write it. */
  readonly line: string;
}

/** Works in the line of the pull request, where its requests change one after another. */
export async function judgeRequest(ports: Ports, asking: Asking, said: JudgeLine): Promise<readonly Markdown[]> {
  const meant = await findMeant(ports, asking, said.plan);
  if ("done" in meant) return [];
  if ("refused" in meant) return [renderBecause(said.line, meant.refused)];
  const judgeOne = said.plan.kind === "approve" ? approve : reject;
  const answers: Markdown[] = [];
  for (const request of meant.requests) answers.push(...(await judgeOne(ports, asking, { ...said, request })));
  return answers;
}

type Judging = JudgeLine & { readonly request: DeployRequest };

/** The card says it, and the request looks whether it may go on. */
async function approve(ports: Ports, asking: Asking, { plan, line, request }: Judging): Promise<Markdown[]> {
  const denied = await mayNotApprove(ports, asking, request);
  if (denied) return [renderBecause(line, denied)];
  const approved = { ...request, approvals: [...request.approvals, approvalOf(asking, request)] };
  if (plan.dryRun) return [renderApproveDryRun(line, approved)];
  await ports.store.requests.save(approved, request);
  const { id: about } = request;
  ports.log.info({ request: about, by: asking.job.actor.login, sha: approvedSha(request) }, "approved");
  await lookAgain(ports, approved);
  return [];
}

const approvalOf = ({ job }: Asking, request: DeployRequest): Approval => ({
  by: job.actor.login,
  sha: approvedSha(request),
  at: job.comment.createdAt,
  url: job.comment.url,
});

/** Whoever may deploy or approve there may say no, who asked for it too. */
async function reject(ports: Ports, asking: Asking, { plan, line, request }: Judging): Promise<Markdown[]> {
  const denied = await mayNotJudge(ports, asking, request.environment);
  if (denied) return [renderBecause(line, denied)];
  if (plan.dryRun) return [renderRejectDryRun(line, request)];
  const { actor, comment } = asking.job;
  const why = because("rejected", { by: actor.login, url: comment.url, reason: plan.reason });
  ports.log.info({ request: request.id, by: actor.login }, "rejected");
  const { request: ended } = await end(ports, request, [why]);
  await annotate(ports, ended);
  return [];
}
