// The road of a request: 1 read a snapshot, 2 decide, 3 record, 4 act, 5 annotate; again after a merge.
import type { Deployment } from "../domain/deployment.ts";
import { type Because, because } from "../domain/reasons.ts";
import { type DeployRequest, isCarriedOut, isOpen } from "../domain/request.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { combine, type Verdict } from "../domain/verdict.ts";
import { decide } from "../gates/decide.ts";
import type { Case } from "../gates/gate.ts";
import { judge } from "../gates/required-contexts.ts";
import { annotate, cardMark } from "./annotate.ts";
import { auditDecision } from "./audit/audit-request.ts";
import { readTeam } from "./complete.ts";
import { create, follow } from "./create-deployment.ts";
import { type Examined, examine } from "./examine.ts";
import { findForgotten, findMade } from "./find-made.ts";
import { lineFor, sayPlaces } from "./line.ts";
import { passLock } from "./locks/deploy-lock.ts";
import type { Ports } from "./ports.ts";
import { aim } from "./redeploy/aim.ts";
import { keepForgottenRun } from "./runs/open-run.ts";
import { writeSoon } from "./runs/record-report.ts";
import { takeEnvironment } from "./take-environment.ts";
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
  if (!isJustOrdered(turn.request)) await annotate(ports, turn.request);
}

/** Its first card comes with its first status, in one request. */
const isJustOrdered = (request: DeployRequest): boolean =>
  request.stage === "following" && isCarriedOut(request) && request.status === null;

async function takeTurn(ports: Ports, request: DeployRequest, read?: Snapshot): Promise<Turn> {
  const now = ports.clock.now().toISOString();
  const made = await findMade(ports, request);
  if (made) return follow(ports, request, made);
  if (now >= request.deadline) return end(ports, request, [expired(request), ...request.because]);
  const examined = await examine(ports, request, read);
  if ("refused" in examined) return end(ports, request, [examined.refused]);
  const told = await findForgotten(ports, examined.given);
  if (told) return resume(ports, recordHead(examined.given), told);
  return judgeAndAct(ports, examined);
}

async function judgeAndAct(ports: Ports, examined: Exclude<Examined, { refused: Because }>): Promise<Turn> {
  const { given, verdict } = await judgeAgain(ports, examined);
  log(ports, given, verdict);
  await auditDecision(ports, given, verdict);
  const request = recordHead(given, verdict);
  if (verdict.kind === "refuse") return end(ports, { ...given.request, setAside: [] }, verdict.obstacles);
  if (verdict.kind === "wait") return hold(ports, request, verdict);
  const busy = (await takeEnvironment(ports, request)) ?? (await passLock(ports, request));
  if (!busy)
    return request.purpose === "run" ? operate(ports, { ...given, request }) : begin(ports, { ...given, request });
  await auditDecision(ports, given, combine([busy], verdict.setAside));
  if (busy.hold === "block") return end(ports, request, [busy]);
  return hold(ports, request, { obstacles: [busy], lookAgainAt: busy.lookAgainAt ?? null });
}

/** The environment is taken: nothing else is deployed there from now on. */
async function operate(ports: Ports, given: Case): Promise<Turn> {
  const aimed = await aim(ports, given.request);
  if ("refused" in aimed) return end(ports, given.request, aimed.refused);
  const { request } = aimed;
  if (request === given.request) return begin(ports, given);
  await ports.store.requests.save(request);
  return { request, again: true };
}

async function begin(ports: Ports, given: Case): Promise<Turn> {
  const turn = await create(ports, given);
  await sayPlaces(ports, await lineFor(ports, given.request));
  return turn;
}

/** While a request waits nobody asks what its actor may do; before a deployment is made, GitHub is asked once more. */
async function judgeAgain(ports: Ports, { given, fresh }: Exclude<Examined, { refused: Because }>) {
  const verdict = decide(given);
  if (verdict.kind !== "go" || fresh) return { given, verdict };
  const permission = await ports.github.readPermission(given.request.repository, given.request.actor.login);
  const asked: Case = { ...given, snapshot: { ...given.snapshot, permission } };
  const again: Case = { ...asked, snapshot: { ...asked.snapshot, team: await readTeam(ports, asked) } };
  return { given: again, verdict: decide(again) };
}

/** Its card is probably on the pull request, too; and its executor may have begun. */
async function resume(ports: Ports, request: DeployRequest, made: Deployment): Promise<Turn> {
  await mayBeThere(ports, { repository: request.repository, mark: cardMark(request) });
  if (isCarriedOut(request) && made.sha === request.head?.sha) await resumeRun(ports, request, made);
  return follow(ports, request, made);
}

async function resumeRun(ports: Ports, request: DeployRequest, made: Deployment): Promise<void> {
  const told = (await ports.github.readOwnStatuses(request.repository, made.id)).at(-1) ?? null;
  const run = await keepForgottenRun(ports, request, { deployment: made, told });
  if (told) await writeSoon(ports, run);
}

const expired = ({ comment, deadline }: DeployRequest): Because =>
  because("deadline", { minutes: Math.round((Date.parse(deadline) - Date.parse(comment.createdAt)) / 60_000) });

/** From the first verdict that is no refusal on, this head is the one that was gated. */
function recordHead(given: Case, verdict?: Verdict): DeployRequest {
  const { snapshot } = given;
  const dropped = judge(given)?.dropped ?? [];
  const setAside = verdict?.setAside ?? given.request.setAside;
  const request = { ...given.request, dropped, setAside, permission: snapshot.permission };
  if (request.head || snapshot.pushed.by === "nobody") return request;
  const head = { sha: snapshot.head.sha, pushedAt: snapshot.pushed.at };
  return { ...request, gated: head, head };
}

function log({ log }: Ports, { request, snapshot }: Case, verdict: Verdict): void {
  const reasons = verdict.kind === "go" ? [] : verdict.obstacles.map(({ reason }) => reason);
  const approvals = request.approvals.map(({ by }) => by);
  const { fullName } = snapshot.repository;
  log.info(
    {
      request: request.id,
      repository: fullName,
      environment: request.environment.name,
      sha: snapshot.head.sha,
      verdict: verdict.kind,
      reasons,
      ...(approvals.length > 0 && { approvals }),
      ...(verdict.setAside.length > 0 && {
        setAside: verdict.setAside.map(({ reason }) => reason),
        by: request.actor.login,
      }),
    },
    "decided",
  );
}
