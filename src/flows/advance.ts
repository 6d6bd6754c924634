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
import { annotate, cardMark } from "./annotate.ts";
import { create, follow } from "./create-deployment.ts";
import { takeLease } from "./lease.ts";
import { loadSnapshot } from "./load-snapshot.ts";
import { findForgotten, findMade } from "./find-made.ts";
import type { Ports } from "./ports.ts";
import { end, hold, type Turn } from "./turn.ts";
import { mayBeThere } from "./write-comment.ts";

/**
 * Looks at an open request; `read` is a snapshot taken just now. Of one that is not open, only the card is brought up to
 * date: a try before may have ended it and failed to say so.
 */
export async function advance(ports: Ports, id: string, read?: Snapshot): Promise<void> {
  const request = await ports.store.requests.get(id);
  if (!request) return;
  let turn: Turn = { request, again: isOpen(request) };
  for (let given = read; turn.again; given = undefined) turn = await takeTurn(ports, turn.request, given);
  await annotate(ports, turn.request);
}

async function takeTurn(ports: Ports, request: DeployRequest, read?: Snapshot): Promise<Turn> {
  const now = ports.clock.now().toISOString();
  const made = await findMade(ports, request);
  if (made) return follow(ports, request, made);
  if (now >= request.deadline) return end(ports, request, [expired(request), ...request.because]);
  const snapshot = read ?? (await readAgain(ports, request));
  const given = prepare({ request, snapshot, now });
  if ("refused" in given) return end(ports, request, [given.refused]);
  const told = await findForgotten(ports, given);
  if (told) return resume(ports, recordHead(given), told);
  return judgeAndAct(ports, given);
}

async function judgeAndAct(ports: Ports, given: Case): Promise<Turn> {
  const verdict = decide(given);
  log(ports, given, verdict);
  if (verdict.kind === "refuse") return end(ports, given.request, verdict.obstacles);
  const request = recordHead(given);
  if (verdict.kind === "wait") return hold(ports, request, verdict);
  const busy = await takeLease(ports, request);
  return busy ? hold(ports, request, { obstacles: [busy], lookAgainAt: null }) : create(ports, { ...given, request });
}

/** Its card is probably on the pull request, too. */
async function resume(ports: Ports, request: DeployRequest, made: Deployment): Promise<Turn> {
  await mayBeThere(ports, { repository: request.repository, mark: cardMark(request) });
  return follow(ports, request, made);
}

const expired = ({ comment, deadline }: DeployRequest): Because =>
  because("deadline", { minutes: Math.round((Date.parse(deadline) - Date.parse(comment.createdAt)) / 60_000) });

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

/** Where the head is still the gated one, nothing was merged: a merge that comes later is somebody else's. */
function adoptMerge(request: DeployRequest, snapshot: Snapshot): DeployRequest {
  const { sha } = snapshot.pullRequest.head;
  if (sha === request.head?.sha) return request.merging === "asked" ? { ...request, merging: "no" } : request;
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
