// The end of a job that cannot be done: the log knows why, the pull request is told once.
import { createHash } from "node:crypto";
import { renderTurnedAway } from "../cards/answer.ts";
import { Fault } from "../domain/fault.ts";
import { atLeast } from "../domain/permission.ts";
import { type Because, because } from "../domain/reasons.ts";
import { type DeployRequest, isOpen } from "../domain/request.ts";
import { annotate } from "./annotate.ts";
import { auditUndone } from "./audit/audit-page.ts";
import { answer } from "./answer.ts";
import { follow } from "./create-deployment.ts";
import { findMade } from "./find-made.ts";
import type { CommentJob, Job, ObserveRunJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";
import { record } from "./runs/record-report.ts";
import { stopRun } from "./runs/stop-run.ts";
import { end, type Turn } from "./turn.ts";

export async function giveUp(ports: Ports, job: Job, error: unknown): Promise<void> {
  const id = createHash("sha256").update(JSON.stringify(job)).digest("hex").slice(0, 12);
  ports.log.error({ err: error, id, job: job.kind }, "gave up");
  try {
    await tell(ports, job, toBecause(error, id));
  } catch (cause) {
    ports.log.error({ err: cause, id, job: job.kind }, "could not say so on the pull request");
  }
}

/** GitHub's own sentence is for people; any other error's message stays in the log. */
function toBecause(error: unknown, id: string): Because {
  if (!(error instanceof Fault)) return because("internal", { id });
  return error.fault === "transient" || error.fault === "stale"
    ? because("github_unavailable", { id })
    : because("setup", { message: error.message });
}

async function tell(ports: Ports, job: Job, why: Because): Promise<void> {
  const requests = await concerned(ports, job);
  for (const request of requests.filter(isOpen)) {
    const turn = await endOrFollow(ports, request, why);
    await annotate(ports, turn.request);
  }
  if (job.kind === "comment" && requests.length === 0) await answerWriter(ports, job, why);
  if (job.kind === "start_run") {
    await record(ports, job.run, { report: { state: "error", description: "Not started: Slipway tried for a day" } });
  }
  if (job.kind === "observe_run") await stopUnseen(ports, job);
  if (job.kind === "act") await auditUndone(ports, job, why);
}

/** Its executor could not be asked for a day: it would hold its environment for good. */
async function stopUnseen(ports: Ports, { run: id }: ObserveRunJob): Promise<void> {
  const run = await ports.store.runs.get(id);
  if (!run || run.stage === "over" || run.stopping) return;
  await stopRun(ports, run, { by: null, description: "Slipway could not ask how it stands for a day" });
}

/** What GitHub was asked for may have been made all the same. */
async function endOrFollow(ports: Ports, request: DeployRequest, why: Because): Promise<Turn> {
  const made = await findMade(ports, request).catch(() => null);
  return made ? follow(ports, request, made) : end(ports, request, [why]);
}

/** Nobody's permission was read yet, and strangers are not written to. */
async function answerWriter(ports: Ports, job: CommentJob, why: Because): Promise<void> {
  const { role } = await ports.github.readPermission(job.repository, job.actor.login);
  if (role !== "unknown" && atLeast(role, "write")) await answer(ports, job, renderTurnedAway(why));
}

async function concerned({ store }: Ports, job: Job): Promise<readonly DeployRequest[]> {
  if (job.kind === "comment") return store.requests.ofComment(job.comment);
  if (job.kind !== "advance") return [];
  const request = await store.requests.get(job.request);
  return request ? [request] : [];
}
