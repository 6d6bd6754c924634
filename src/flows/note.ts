// An answer that stays one comment for each pull request: asked for again, it is edited.
import { commentKey } from "../domain/request.ts";
import { answeredKey } from "./answer.ts";
import type { CommentJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";
import { writeComment } from "./write-comment.ts";

export interface Note {
  /** What it answers: "help". */
  readonly about: string;
  readonly body: string;
}

/** A second call with the same text changes nothing. */
export async function keepNote(ports: Ports, job: CommentJob, { about, body }: Note): Promise<void> {
  const { repository, pullRequest, comment } = job;
  const mark = `${about} ${pullRequest.number}`;
  const key = `${repository.id}/${mark}`;
  const known = await ports.store.notes.get(key);
  if (known?.body !== body) {
    const own = { repository, pullRequest: pullRequest.nodeId, mark, body, known: known?.nodeId ?? null };
    const nodeId = await writeComment(ports, own);
    await ports.store.notes.save(key, { nodeId, body, outdated: false });
  }
  ports.log.info({ comment: commentKey(comment), about }, "answered");
  await ports.store.first(answeredKey(comment));
}
