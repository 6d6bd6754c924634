// The road of a request: 1 read a snapshot, 2 decide, 3 record, 4 act, 5 annotate; again after a merge.
import { readConfig } from "../config/read-config.ts";
import { resolveEnvironments } from "../config/resolve-environments.ts";
import type { Deployment } from "../domain/deployment.ts";
import { type Because, because } from "../domain/reasons.ts";
import { type DeployRequest, isOpen } from "../domain/request.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Verdict } from "../domain/verdict.ts";
import { decide } from "../gates/decide.ts";
import type { Case } from "../gates/gate.ts";
import { judge } from "../gates/required-contexts.ts";
import { annotate } from "./annotate.ts";
import { create, follow } from "./create-deployment.ts";
import { loadSnapshot } from "./load-snapshot.ts";
import { deployTask } from "./plan-deployment.ts";
import type { Ports } from "./ports.ts";
import { end, hold, type Turn } from "./turn.ts";

/** Looks at an open request; `read` is a snapshot taken just now. Does nothing for one that is no longer open. */
export async function advance(ports: Ports, id: string, read?: Snapshot): Promise<void> {
  const request = await ports.store.requests.get(id);
  if (!request || !isOpen(request)) return;
  let turn: Turn = { request, again: true };
  for (let given = read; turn.again; given = undefined) turn = await takeTurn(ports, turn.request, given);
  await annotate(ports, turn.request);
}

async function takeTurn(ports: Ports, request: DeployRequest, read?: Snapshot): Promise<Turn> {
  const now = ports.clock.now().toISOString();
  if (request.stage === "waiting" && now >= request.deadline)
    return end(ports, request, [expired(request), ...request.because]);
  const made = request.stage === "creating" ? await findMade(ports, request) : null;
  if (made) return follow(ports, request, made);
  const snapshot = read ?? (await readAgain(ports, request));
  const given = prepare({ request, snapshot, now });
  if ("refused" in given) return end(ports, request, [given.refused]);
  const verdict = decide(given);
  log(ports, given, verdict);
  if (verdict.kind === "refuse") return end(ports, given.request, verdict.obstacles);
  const gated = recordHead(given);
  if (verdict.kind === "wait") return hold(ports, gated, verdict);
  return create(ports, { ...given, request: gated });
}

/** Asked for, and the answer was never seen: GitHub's list says whether it was made. */
const findMade = ({ github }: Ports, { id, repository, environment }: DeployRequest): Promise<Deployment | null> =>
  github.findDeployment(repository, { request: id, environment: environment.name, task: deployTask });

const expired = ({ createdAt, deadline }: DeployRequest): Because =>
  because("deadline", { minutes: Math.round((Date.parse(deadline) - Date.parse(createdAt)) / 60_000) });

const readAgain = (ports: Ports, request: DeployRequest): Promise<Snapshot> =>
  loadSnapshot(ports, {
    repository: request.repository,
    pullRequest: request.pullRequest.number,
    environments: [request.environment.name],
    actor: request.actor,
    comment: request.comment,
    known: [request.head, request.gated].flatMap((head) => (head ? [head.sha] : [])),
  });

/** The configuration may have changed while it waited, and GitHub may have merged: both are taken from the snapshot. */
function prepare(given: Case): Case | { readonly refused: Because } {
  const { snapshot, request } = given;
  const config = readConfig(snapshot.config);
  if (config.kind === "refused") return { refused: config.because };
  const environments = resolveEnvironments(config.settings, snapshot.repository.environments);
  const { name } = request.environment;
  const environment = environments.find(name);
  if (!environment)
    return { refused: because("environment_unknown", { name, known: environments.names, nearest: null }) };
  const { ref, sha } = snapshot.pullRequest.head;
  return { ...given, request: adoptMerge({ ...request, environment, ref, sha }, snapshot) };
}

function adoptMerge(request: DeployRequest, snapshot: Snapshot): DeployRequest {
  const { sha } = snapshot.pullRequest.head;
  if (!snapshot.mergeOfGated || request.merging === "no") return request;
  return { ...request, head: { sha, pushedAt: snapshot.takenAt }, merging: "no", merges: request.merges + 1 };
}

/** From the first verdict that is no refusal on, this head is the one that was gated. */
function recordHead(given: Case): DeployRequest {
  const { request, snapshot } = given;
  const dropped = judge(given)?.dropped ?? [];
  if (request.head || snapshot.pushed.by === "nobody") return { ...request, dropped };
  const head = { sha: snapshot.pullRequest.head.sha, pushedAt: snapshot.pushed.at };
  return { ...request, dropped, gated: head, head };
}

function log({ log }: Ports, { request, snapshot }: Case, verdict: Verdict): void {
  const reasons = verdict.kind === "go" ? [] : verdict.obstacles.map(({ reason }) => reason);
  const { fullName } = snapshot.repository;
  const { sha } = snapshot.pullRequest.head;
  log.info(
    {
      request: request.id,
      repository: fullName,
      environment: request.environment.name,
      sha,
      verdict: verdict.kind,
      reasons,
    },
    "decided",
  );
}
