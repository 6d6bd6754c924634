// People without permission: a thumbs-down, and at most one line per pull request and person; never more. Bots: silence.
import { renderTurnedAway } from "../cards/answer.ts";
import { toBody } from "../cards/body.ts";
import type { Because } from "../domain/reasons.ts";
import { commentKey } from "../domain/request.ts";
import { auditTurnedAway } from "./audit/audit-comment.ts";
import type { CommentJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";
import { writeComment } from "./write-comment.ts";

const mostPerHour = 3;

export async function turnAway(ports: Ports, job: CommentJob, why: Because): Promise<void> {
  const { store } = ports;
  const key = `turned away/${commentKey(job.comment)}`;
  if (await store.has(key)) return;
  await auditTurnedAway(ports, job, why);
  ports.log.info({ comment: commentKey(job.comment), actor: job.actor.login, reason: why.reason }, "turned away");
  ports.metrics.decision("refuse", [why.reason]);
  const often = (await store.countWithinHour(`turned away/${job.actor.login}`)) > mostPerHour;
  if (isMeantForUs(job) && !often && !job.actor.bot) await say(ports, job, why);
  await store.first(key);
}

/** A line that only looks like a mistyped command may be another bot's business. */
const isMeantForUs = ({ parsed }: CommentJob): boolean =>
  parsed.kind === "too_many" ||
  parsed.lines.some((line) => line.kind === "command" || line.problem.problem.kind !== "unknown_verb");

async function say(ports: Ports, job: CommentJob, why: Because): Promise<void> {
  const { repository, actor, pullRequest, comment } = job;
  await ports.github.react(repository, comment, "-1");
  const mark = `turned away ${pullRequest.number} ${actor.login}`;
  const key = `${repository.id}/${mark}`;
  if (await ports.store.has(key)) return;
  const body = toBody(renderTurnedAway(why));
  await writeComment(ports, { repository, pullRequest: pullRequest.nodeId, mark, body, known: null });
  await ports.store.first(key);
}
