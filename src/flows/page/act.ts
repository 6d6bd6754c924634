// Does what somebody asked for on a page: leaves the comment that says so, once, and has it read as if they had written it.
import { toBody } from "../../cards/body.ts";
import { renderPageCommand } from "../../cards/page-command-card.ts";
import { renderCommand } from "../../commands/render-command.ts";
import type { CommentRef } from "../../domain/request.ts";
import { type ActJob, type CommentJob, pullRequestKey } from "../jobs.ts";
import type { Ports } from "../ports.ts";
import { writeComment } from "../write-comment.ts";
import { keepAsked, toAsked } from "./page-command.ts";

/** However often it begins again, GitHub gets one comment, and the command is carried out once: it is known by the comment. */
export async function act(ports: Ports, job: ActJob): Promise<void> {
  const done = `acted/${job.repository.id}/${job.nonce}`;
  if (await ports.store.has(done)) return;
  const comment = await leaveComment(ports, job);
  if (comment) await handOver(ports, job, comment);
  else ports.log.warn({ nonce: job.nonce, actor: job.actor.login }, "the comment of a page's command is gone");
  await ports.store.first(done);
}

/** Null: somebody deleted it right away. */
async function leaveComment(ports: Ports, job: ActJob): Promise<CommentRef | null> {
  const { repository, pullRequest, actor, nonce, command } = job;
  const line = renderCommand(command);
  const nodeId = await writeComment(ports, {
    repository,
    pullRequest: pullRequest.nodeId,
    mark: `page ${nonce}`,
    body: toBody(renderPageCommand({ login: actor.login, line })),
    known: null,
  });
  const comment = await ports.github.readComment(repository, nodeId);
  const asked = { login: actor.login, pullRequest: pullRequest.number, line };
  await keepAsked(ports, job, { nodeId, asked: toAsked(asked, comment?.url ?? null) });
  return comment;
}

function handOver(ports: Ports, job: ActJob, comment: CommentRef): Promise<void> {
  const { repository, pullRequest, actor, command, askedAt } = job;
  const read: CommentJob = {
    kind: "comment",
    repository,
    pullRequest,
    actor,
    comment: { ...comment, createdAt: earlier(comment.createdAt, askedAt) },
    parsed: { kind: "commands", lines: [{ kind: "command", command }] },
  };
  ports.log.info({ comment: comment.id, actor: actor.login }, "asked on a page");
  return ports.queue.send(read, { key: pullRequestKey(repository, pullRequest.number) });
}

/** Where GitHub was away, the comment comes long after they asked: what was pushed meanwhile, they have not seen. */
const earlier = (a: string, b: string): string => (Date.parse(a) <= Date.parse(b) ? a : b);
