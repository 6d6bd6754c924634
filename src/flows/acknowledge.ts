// Two seconds after a command: eyes on the comment, unless a card or an answer is there already.
import { answerKey } from "./answer.ts";
import type { AcknowledgeJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";

export async function acknowledge({ store, github }: Ports, { repository, comment }: AcknowledgeJob): Promise<void> {
  const requests = await store.requests.ofComment(comment);
  const answered = requests.some(({ card }) => card !== null) || (await store.has(answerKey(comment)));
  if (!answered) await github.react(repository, comment, "eyes");
}
