// A comment with command lines: who asks may ask, each line is understood, each environment becomes a request.
import { renderTooMany } from "../cards/answer.ts";
import { atLeast, type Permission } from "../domain/permission.ts";
import { advance } from "./advance.ts";
import { answer } from "./answer.ts";
import type { CommentJob } from "./jobs.ts";
import { openRequest } from "./open-request.ts";
import type { Ports } from "./ports.ts";
import { readForComment } from "./read-for-comment.ts";
import { turnAway } from "./turn-away.ts";
import { understand } from "./understand.ts";

export async function runComment(ports: Ports, delivered: CommentJob): Promise<void> {
  const snapshot = await readForComment(ports, delivered);
  const job = {
    ...delivered,
    pullRequest: { number: snapshot.pullRequest.number, nodeId: snapshot.pullRequest.nodeId },
  };
  if (!mayAsk(snapshot.permission)) return turnAway(ports, job, snapshot.permission);
  if (job.parsed.kind === "too_many") return answer(ports, job, renderTooMany(job.parsed.count, job.parsed.most));
  const { wanted, problems } = understand(job.parsed.lines, snapshot);
  if (problems) await answer(ports, job, problems);
  // What was read serves the first request, if it is new; that one may merge, so each further one looks for itself.
  let read: typeof snapshot | undefined = snapshot;
  for (const one of wanted) {
    const { id, isNew } = await openRequest(ports, job, { ...one, snapshot });
    await advance(ports, id, isNew ? read : undefined);
    read = undefined;
  }
}

const mayAsk = ({ role }: Permission): boolean => role !== "unknown" && atLeast(role, "write");
