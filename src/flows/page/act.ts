// Does what somebody asked for on a page: leaves the comment that says so, once, and has it read as if they had written it.
import { toBody } from "../../cards/body.ts";
import { renderPageCommand } from "../../cards/page-command-card.ts";
import { renderCommand } from "../../commands/render-command.ts";
import { Fault } from "../../domain/fault.ts";
import { because } from "../../domain/reasons.ts";
import type { CommentRef } from "../../domain/request.ts";
import { auditUndone } from "../audit/audit-page.ts";
import { type ActJob, type CommentJob, pullRequestKey } from "../jobs.ts";
import type { Ports } from "../ports.ts";
import { writeComment } from "../write-comment.ts";
import { keepAsked, readLeft, toAsked } from "./page-command.ts";

/** However often it begins again, GitHub gets one comment, and the command is carried out once: it is known by the comment. */
export async function act(ports: Ports, job: ActJob): Promise<void> {
  const done = `acted/${job.repository.id}/${job.nonce}`;
  if (await ports.store.has(done)) return;
  const comment = await leaveComment(ports, job);
  if (comment) await handOver(ports, job, comment);
  else await missComment(ports, job);
  await ports.store.first(done);
}

/** Null: GitHub does not show it. */
async function leaveComment(ports: Ports, job: ActJob): Promise<CommentRef | null> {
  const { repository, pullRequest, actor, nonce, command } = job;
  const line = renderCommand(command);
  const keep = (nodeId: string, url: string | null): Promise<void> =>
    keepAsked(ports, job, {
      nodeId,
      asked: toAsked({ login: actor.login, pullRequest: pullRequest.number, line }, url),
    });
  const left = await readLeft(ports, job);
  const body = toBody(renderPageCommand({ login: actor.login, line }));
  const own = { repository, pullRequest: pullRequest.nodeId, mark: `page ${nonce}`, body, known: null };
  const nodeId = left ?? (await writeComment(ports, own));
  if (left === null) await keep(nodeId, null);
  const comment = await ports.github.readComment(repository, nodeId);
  if (comment) await keep(nodeId, comment.url);
  return comment;
}

const mostLooks = 3;
const retryAfter = 2_000;

/** GitHub may show what it has just created a moment later; whoever deleted it right away does not want it done. */
async function missComment(ports: Ports, job: ActJob): Promise<void> {
  const { repository, nonce, actor } = job;
  const looks = await ports.store.countWithinHour(`unseen/${repository.id}/${nonce}`);
  if (looks < mostLooks)
    throw new Fault("transient", "GitHub does not show the comment yet", { early: true, retryAfter });
  ports.log.warn({ nonce, actor: actor.login }, "the comment of a page's command is gone");
  await auditUndone(ports, job, because("setup", { message: "The comment that was left for it is gone" }));
}

/** Once, as a delivery: a second time, long after, the same words may mean another deployment, or another's lock. */
function handOver(ports: Ports, job: ActJob, comment: CommentRef): Promise<void> {
  const { repository, pullRequest, actor, nonce, command, askedAt } = job;
  const read: CommentJob = {
    kind: "comment",
    repository,
    pullRequest,
    actor,
    comment: { ...comment, createdAt: earlier(comment.createdAt, askedAt) },
    parsed: { kind: "commands", lines: [{ kind: "command", command }] },
  };
  ports.log.info({ comment: comment.id, actor: actor.login }, "asked on a page");
  const sent = { job: read, options: { key: pullRequestKey(repository, pullRequest.number) } };
  return ports.inbox.take({ id: `page comment:${repository.id}:${nonce}`, head: null, jobs: [sent] });
}

/** Where GitHub was away, the comment comes long after they asked: what was pushed meanwhile, they have not seen. */
const earlier = (a: string, b: string): string => (Date.parse(a) <= Date.parse(b) ? a : b);
