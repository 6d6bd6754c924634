// `/cancel`: finds what it means, and stops what waits or runs.
import { renderBecause } from "../cards/answer.ts";
import { renderCancelDryRun, renderCancelRunDryRun } from "../cards/dry-run-card.ts";
import type { Markdown } from "../cards/md.ts";
import type { Plan } from "../commands/plan.ts";
import type { Environment } from "../domain/environment.ts";
import { isFinal } from "../domain/deployment.ts";
import { type Because, because } from "../domain/reasons.ts";
import { type DeployRequest, isCarriedOut, isLater, isOpen, isSettled } from "../domain/request.ts";
import { type Run, runId } from "../domain/run.ts";
import { annotate } from "./annotate.ts";
import { follow } from "./create-deployment.ts";
import { findMade } from "./find-made.ts";
import { counts, endOnGitHub } from "./follow-deployment.ts";
import { type CancelJob, type CommentJob, pullRequestKey, watchKey } from "./jobs.ts";
import { type Asking, mayNotDeploy } from "./may.ts";
import type { Ports } from "./ports.ts";
import { end } from "./turn.ts";

type CancelPlan = Extract<Plan, { kind: "cancel" }>;

interface Asked {
  readonly plan: CancelPlan;
  readonly line: string;
}

/** What there is to say about it; nothing, where the cards of what is cancelled say it. */
export async function askToCancel(ports: Ports, asking: Asking, { plan, line }: Asked): Promise<Markdown[]> {
  const run = plan.deployment === null ? null : await findForeign(ports, asking.job, plan.deployment);
  if (run) return askForForeign(ports, asking, { plan, line, run });
  const meant = await findMeant(ports, asking, plan);
  if ("refused" in meant) return [renderBecause(line, meant.refused)];
  const said = [];
  for (const request of meant.requests) said.push(...(await askForOne(ports, asking, { plan, line, request })));
  return said;
}

async function askForOne(
  ports: Ports,
  asking: Asking,
  { plan, line, request }: Asked & { readonly request: DeployRequest },
): Promise<Markdown[]> {
  const denied = await mayNotDeploy(ports, asking, request.environment);
  if (denied) return [renderBecause(line, denied)];
  if (plan.dryRun) return [renderCancelDryRun(request)];
  const job: CancelJob = { kind: "cancel", request: request.id, by: asking.job.actor.login };
  const key = pullRequestKey(request.repository, request.pullRequest.number);
  await ports.queue.send(job, { key, id: `${request.id} cancel` });
  return [];
}

/** A deployment that another tool made, and that an executor of ours carries out. */
async function findForeign({ store }: Ports, { repository }: CommentJob, deployment: number): Promise<Run | null> {
  const run = await store.runs.get(runId(repository.id, deployment));
  const isOver = run?.stage === "over" || (run?.heard && isFinal(run.heard.state));
  return run && run.request === null && !isOver ? run : null;
}

async function askForForeign(
  ports: Ports,
  asking: Asking,
  { plan, line, run }: Asked & { readonly run: Run },
): Promise<Markdown[]> {
  const denied = await mayNotDeploy(ports, asking, run.environment);
  if (denied) return [renderBecause(line, denied)];
  if (plan.dryRun) return [renderCancelRunDryRun(line, run)];
  await stopSoon(ports, run.id, asking.job.actor.login);
  return [];
}

type Meant = { readonly requests: readonly DeployRequest[] } | { readonly refused: Because };

const nothing = (what: string): Meant => ({ refused: because("nothing_to_cancel", { what }) });

async function findMeant({ store }: Ports, { job }: Asking, { environment, deployment }: CancelPlan): Promise<Meant> {
  const { repository, pullRequest } = job;
  if (deployment !== null) {
    const request = await store.requests.ofDeployment(repository.id, deployment);
    return request && !isSettled(request) ? { requests: [request] } : nothing(`deployment #${deployment}`);
  }
  const all = await store.requests.ofPullRequest(repository.id, pullRequest.number);
  // Deliveries come in any order, and a comment is read again where GitHub was down: what was asked for later is not meant.
  const open = all.filter((one) => !isSettled(one) && isLater(job.comment, one.comment));
  if (environment) {
    const requests = open.filter((one) => one.environment.name.toLowerCase() === environment.name.toLowerCase());
    return requests.length > 0 ? { requests } : ofAnother(store, job, environment);
  }
  const environments = [...new Set(open.map((one) => one.environment.name))];
  if (environments.length > 1) return { refused: because("cancel_which", { environments }) };
  return open.length > 0 ? { requests: open } : nothing("this pull request");
}

/** Nothing of this pull request's: who wants to stop another's deployment names it by its number. */
async function ofAnother(store: Ports["store"], job: CommentJob, environment: Environment): Promise<Meant> {
  const holder = await store.leases.holder({ repository: job.repository, environment });
  const other = holder === null ? null : await store.requests.get(holder);
  if (!other || isSettled(other)) return nothing(environment.name);
  const { pullRequest, deployment } = other;
  const facts = { what: environment.name, pullRequest: pullRequest.number, deployment: deployment?.id ?? null };
  return { refused: because("not_yours", facts) };
}

/** A second call for the same request finds it over, and changes nothing. */
export async function cancel(ports: Ports, { request: id, by }: CancelJob): Promise<void> {
  const request = await ports.store.requests.get(id);
  if (!request || isSettled(request)) return;
  ports.log.info({ request: id, by }, "cancelled");
  const made = await findMade(ports, request);
  const following = made ? (await follow(ports, request, made)).request : request;
  if (isOpen(following)) {
    const { request: ended } = await end(ports, following, [because("cancelled", { by })]);
    await annotate(ports, ended);
    return;
  }
  if (isSettled(following)) return;
  const run = runId(following.repository.id, following.deployment?.id ?? 0);
  await (isCarriedOut(following) ? stopSoon(ports, run, by) : endUnlessOver(ports, following, by));
}

async function stopSoon({ queue }: Ports, run: string, by: string): Promise<void> {
  await queue.send({ kind: "cancel_run", run, by }, { key: watchKey(run), id: `${run} cancel` });
}

/** Where the configuration lists who reports, what others say does not make it over. */
async function endUnlessOver(ports: Ports, request: DeployRequest, by: string): Promise<void> {
  const { repository, deployment } = request;
  if (!deployment) return;
  const told = await ports.github.readStatus(repository, deployment.id);
  if (told && counts(request, told) && isFinal(told.state)) return;
  const cancelled = { ...request, cancelledBy: by };
  await ports.store.requests.save(cancelled);
  await endOnGitHub(ports, cancelled, `Cancelled by @${by}`);
}
