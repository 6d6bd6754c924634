// The audit log of a repository, a page of it.
import type { AuditShown, AuditWanted } from "../shown.ts";
import type { AnswerParts } from "./answers.ts";
import type { Reached } from "./reach.ts";

const length = 50;

export async function answerAudit(
  { ports, webUrl }: AnswerParts,
  { repository: { id, owner, name } }: Reached,
  { before }: AuditWanted,
): Promise<AuditShown> {
  const entries = await ports.store.audit.newest(id, before, length + 1);
  return { url: `${webUrl}/${owner}/${name}`, entries: entries.slice(0, length), hasMore: entries.length > length };
}
