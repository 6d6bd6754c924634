// Two seconds after a command: eyes on the comment, unless a card or an answer is there already.
import { atLeast } from "../domain/permission.ts";
import { answeredKey } from "./answer.ts";
import type { AcknowledgeJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";

/** Strangers get no reaction but the one that turns them away, so the permission is asked first: only in this slow case. */
export async function acknowledge({ store, github }: Ports, job: AcknowledgeJob): Promise<void> {
  const { repository, actor, comment } = job;
  const requests = await store.requests.ofComment(comment);
  if (requests.some(({ card }) => card !== null) || (await store.has(answeredKey(comment)))) return;
  const { role } = await github.readPermission(repository, actor);
  if (role !== "unknown" && atLeast(role, "write")) await github.react(repository, comment, "eyes");
}
