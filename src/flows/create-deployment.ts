// Asks GitHub for the deployment, remembers that before it does, and reads what GitHub's answer means.
import type { Deployment } from "../domain/deployment.ts";
import { Fault } from "../domain/fault.ts";
import { type Because, because } from "../domain/reasons.ts";
import { type DeployRequest, isCarriedOut } from "../domain/request.ts";
import { runId } from "../domain/run.ts";
import { isUnread } from "../domain/snapshot.ts";
import type { ContextLink } from "../domain/context.ts";
import type { Case } from "../gates/gate.ts";
import { pullRequestKey } from "./jobs.ts";
import { releaseLease, takeLease } from "./lease.ts";
import { giveLockBack, lasts } from "./locks/deploy-lock.ts";
import { keepRun } from "./runs/open-run.ts";
import { startSoon } from "./runs/start-soon.ts";
import { deployTask, planDeployment } from "./plan-deployment.ts";
import type { Created, NewDeployment, Ports } from "./ports.ts";
import { end, hold, type Turn } from "./turn.ts";

/** A second call asks a second time: look first whether the deployment of a `creating` request was made. */
export async function create(ports: Ports, given: Case): Promise<Turn> {
  const order = planDeployment(given);
  const request = creating(given, order);
  await ports.store.requests.save(request, given.request);
  ports.metrics.decision("go", []);
  const answer = await ask(ports, request, order);
  return settle(ports, { ...given, request }, answer);
}

/** Milliseconds from remembering to sending: after more, somebody else may have looked, found nothing, and asked. */
const mostBetween = 5_000;

/**
 * The place in GitHub's pace of writes is waited for before it is remembered: from then on it counts when GitHub was asked.
 * What GitHub certainly did not carry out was not asked.
 */
async function ask({ github, store, clock }: Ports, request: DeployRequest, order: NewDeployment): Promise<Created> {
  let asked = request;
  const remember = async (): Promise<void> => {
    const now = clock.now();
    const from = asked;
    asked = { ...request, askedAt: now.toISOString() };
    await store.requests.save(asked, from);
    const late = clock.now().getTime() - now.getTime() > mostBetween;
    if (late) throw new Fault("transient", "this process stood still before it asked GitHub", { maybeApplied: true });
  };
  try {
    return await github.createDeployment(request.repository, order, remember);
  } catch (error) {
    const nothingDone = error instanceof Fault && !error.maybeApplied;
    if (nothingDone) await store.requests.save({ ...request, stage: "waiting", merging: "no" });
    throw error;
  }
}

function creating({ request, snapshot, now }: Case, order: NewDeployment): DeployRequest {
  const merging = order.autoMerge ? "asked" : "no";
  const active = activeIn(snapshot.deployments, request.environment);
  const running = active.find(({ task }) => task === deployTask);
  const before = running ? { sha: running.sha } : null;
  return {
    ...request,
    stage: "creating",
    because: [],
    merging,
    askedAt: now,
    before,
    replaces: request.task === deployTask ? replaced(active, request) : [],
  };
}

/** GitHub retires the deployments before, other than in production and transient environments. */
const replaced = (active: readonly Deployment[], { environment }: DeployRequest): readonly string[] =>
  environment.production || environment.transient ? active.map(({ nodeId }) => nodeId) : [];

function activeIn(
  deployments: Case["snapshot"]["deployments"],
  environment: DeployRequest["environment"],
): readonly Deployment[] {
  if (isUnread(deployments)) return [];
  const name = environment.name.toLowerCase();
  return deployments.filter((one) => one.active && one.environment.toLowerCase() === name);
}

/** Every row of the table "auto_merge, end to end". */
function settle(ports: Ports, given: Case, answer: Created): Promise<Turn> {
  const { request, snapshot } = given;
  const base = snapshot.repository.defaultBranch.name;
  switch (answer.kind) {
    case "created":
      return follow(ports, request, answer.deployment);
    case "merged":
      return merged(ports, request);
    case "conflict":
      return end(ports, request, [because("merge_conflict", { base, head: request.ref })]);
    case "contexts":
      return contextsDisagree(ports, given, answer.contexts);
    case "no_ref":
      return end(ports, request, [because("ref_not_found", { ref: request.ref })]);
    case "refused":
      return end(ports, request, [because("github_refused", { message: answer.message })]);
  }
}

/** No deployment was made: the merge is a new head, and wants a look of its own. */
async function merged(ports: Ports, request: DeployRequest): Promise<Turn> {
  const waiting: DeployRequest = { ...request, stage: "waiting", merging: "merged" };
  await ports.store.requests.save(waiting);
  await giveLockBack(ports, waiting);
  await releaseLease(ports, waiting);
  return { request: waiting, again: true };
}

const pending = ["pending", "queued", "in_progress", "waiting", "requested", "expected"];
const soon = 60_000;

/** GitHub saw contexts otherwise than the snapshot did: one of them changed in between. Their links are the snapshot's. */
function contextsDisagree(ports: Ports, { request, snapshot, now }: Case, told: readonly ContextLink[]): Promise<Turn> {
  const found = isUnread(snapshot.contexts) ? [] : snapshot.contexts.found;
  const urlOf = (name: string): string | null => found.find((context) => context.name === name)?.url ?? null;
  const contexts = told.map((context) => ({ ...context, url: urlOf(context.name) }));
  const failing = contexts.filter(({ word }) => !pending.includes(word));
  const rest = contexts.filter(({ word }) => pending.includes(word));
  if (failing.length > 0) return end(ports, request, [because("contexts_failing", { failing, pending: rest })]);
  const why: Because = because("contexts_disagree", { contexts });
  const lookAgainAt = new Date(Date.parse(now) + soon).toISOString();
  return hold(ports, { ...request, merging: "no" }, { obstacles: [{ ...why, hold: "wait" }], lookAgainAt });
}

/** How long a tool has to report something before the card says that nobody picked the deployment up. */
const unclaimedAfter = 2 * 60_000;

export async function follow(ports: Ports, request: DeployRequest, made: Deployment): Promise<Turn> {
  const { id, sha, createdAt } = made;
  const following: DeployRequest = { ...request, stage: "following", because: [], deployment: { id, sha, createdAt } };
  if (sha !== request.head?.sha) return disown(ports, following, sha);
  if (isCarriedOut(following)) await keepRun(ports, following, made);
  await ports.store.requests.save(following);
  ports.metrics.deployment("created");
  // Found again after a restart, it may not hold its environment any more.
  await takeLease(ports, following);
  await lasts(ports, following);
  if (isCarriedOut(following)) await startSoon(ports, { id: runId(request.repository.id, id) });
  else await lookForClaim(ports, following);
  return { request: following, again: false };
}

async function lookForClaim({ queue, clock }: Ports, request: DeployRequest): Promise<void> {
  const at = new Date(clock.now().getTime() + unclaimedAfter).toISOString();
  await queue.send(
    { kind: "unclaimed", request: request.id },
    { key: keyOf(request), at, id: `${request.id} unclaimed` },
  );
}

const keyOf = ({ repository, pullRequest }: DeployRequest): string => pullRequestKey(repository, pullRequest.number);

/** What GitHub deploys is not what was gated: the deployment ends as an error, on the card and, by a job of its own, on GitHub. */
async function disown(ports: Ports, request: DeployRequest, deployed: string): Promise<Turn> {
  const turn = await end(ports, request, [because("sha_differs", { gated: request.head?.sha ?? "", deployed })]);
  await ports.queue.send({ kind: "disown", request: request.id }, { key: keyOf(request), id: `${request.id} disown` });
  return turn;
}
