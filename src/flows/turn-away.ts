// People without permission: a thumbs-down, and at most one line per pull request and person; never more.
import { renderTurnedAway } from "../cards/answer.ts";
import { toBody } from "../cards/body.ts";
import type { Permission } from "../domain/permission.ts";
import { type Because, because } from "../domain/reasons.ts";
import { answeredKey } from "./answer.ts";
import type { CommentJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";
import { writeComment } from "./write-comment.ts";

const mostPerHour = 3;

export async function turnAway(ports: Ports, job: CommentJob, permission: Permission): Promise<void> {
  const { store } = ports;
  const key = answeredKey(job.comment.id);
  if (await store.has(key)) return;
  ports.log.info({ comment: job.comment.id, role: permission.role }, "turned away");
  ports.metrics.decision("refuse", [why(job.actor.login, permission).reason]);
  const often = (await store.countWithinHour(`turned away/${job.actor.login}`)) > mostPerHour;
  if (isMeantForUs(job) && !often) await say(ports, job, permission);
  await store.first(key);
}

/** A line that only looks like a mistyped command may be another bot's business. */
const isMeantForUs = ({ parsed }: CommentJob): boolean =>
  parsed.kind === "too_many" ||
  parsed.lines.some((line) => line.kind === "command" || line.problem.problem.kind !== "unknown_verb");

async function say(ports: Ports, job: CommentJob, permission: Permission): Promise<void> {
  const { repository, actor, pullRequest, comment } = job;
  await ports.github.react(repository, comment.id, "-1");
  const mark = `turned away ${pullRequest.number} ${actor.login}`;
  const key = `${repository.id}/${mark}`;
  if (await ports.store.has(key)) return;
  const body = toBody(renderTurnedAway(why(actor.login, permission)));
  await writeComment(ports, { repository, pullRequest: pullRequest.nodeId, mark, body, known: null });
  await ports.store.first(key);
}

const why = (actor: string, { role, roleName }: Permission): Because =>
  role === "unknown"
    ? because("permission_unknown", { actor })
    : because("permission", { actor, role: roleName, needs: "write" });
