// One short answer to a comment, at most once.
import { toBody } from "../cards/body.ts";
import type { Markdown } from "../cards/md.ts";
import { type CommentRef, commentKey } from "../domain/request.ts";
import type { CommentJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";
import { writeComment } from "./write-comment.ts";

/** Remembered once nothing more is to be said to a comment, silence included. */
export const answeredKey = (comment: CommentRef): string => `answered/${commentKey(comment)}`;

export async function answer(
  ports: Ports,
  { repository, pullRequest, comment }: CommentJob,
  text: Markdown,
): Promise<void> {
  const key = answeredKey(comment);
  if (await ports.store.has(key)) return;
  const mark = `answer ${commentKey(comment)}`;
  await writeComment(ports, { repository, pullRequest: pullRequest.nodeId, mark, body: toBody(text), known: null });
  await ports.store.first(key);
}
