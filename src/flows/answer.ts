// One short answer to a comment, at most once.
import { toBody } from "../cards/body.ts";
import type { Markdown } from "../cards/md.ts";
import type { CommentJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";

export const answerKey = (comment: number): string => `answer/${comment}`;

export async function answer({ store, github }: Ports, job: CommentJob, text: Markdown): Promise<void> {
  const key = answerKey(job.comment.id);
  if (await store.has(key)) return;
  await github.writeCards(job.repository, { create: { pullRequest: job.pullRequest.nodeId, body: toBody(text) } });
  await store.first(key);
}
