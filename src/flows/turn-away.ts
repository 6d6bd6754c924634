// People without permission: a thumbs-down, and at most one line per pull request and person; never more.
import { renderTurnedAway } from "../cards/answer.ts";
import { toBody } from "../cards/body.ts";
import type { Permission } from "../domain/permission.ts";
import { type Because, because } from "../domain/reasons.ts";
import { answerKey } from "./answer.ts";
import type { CommentJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";

const mostPerHour = 3;

export async function turnAway(ports: Ports, job: CommentJob, permission: Permission): Promise<void> {
  const { store, github } = ports;
  if (!isMeantForUs(job) || !(await store.first(answerKey(job.comment.id)))) return;
  const { repository, actor, pullRequest } = job;
  ports.log.info({ comment: job.comment.id, role: permission.role }, "turned away");
  if ((await store.countWithinHour(`turned away/${actor.login}`)) > mostPerHour) return;
  await github.react(repository, job.comment.id, "-1");
  if (!(await store.first(`turned away/${repository.id}/${pullRequest.number}/${actor.login}`))) return;
  const body = toBody(renderTurnedAway(why(actor.login, permission)));
  await github.writeCards(repository, { create: { pullRequest: pullRequest.nodeId, body } });
}

/** A line that only looks like a mistyped command may be another bot's business. */
const isMeantForUs = ({ parsed }: CommentJob): boolean =>
  parsed.kind === "too_many" ||
  parsed.lines.some((line) => line.kind === "command" || line.problem.problem.kind !== "unknown_verb");

const why = (actor: string, { role, roleName }: Permission): Because =>
  role === "unknown"
    ? because("permission_unknown", { actor })
    : because("permission", { actor, role: roleName, needs: "write" });
