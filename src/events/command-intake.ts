// What somebody wrote, to the jobs that it asks for: nothing, where no line of it is a command.
import { parseComment } from "../commands/parse-comment.ts";
import type { Repository } from "../domain/repository.ts";
import { type Actor, type CommentRef, commentKey } from "../domain/request.ts";
import { type PullRequestRef, pullRequestKey } from "../flows/jobs.ts";
import type { Intake } from "../flows/take-in.ts";

export interface Written {
  readonly repository: Repository;
  readonly pullRequest: PullRequestRef;
  /** Null: a person that GitHub no longer shows. */
  readonly writer: Writer | null | undefined;
  readonly comment: CommentRef;
  readonly body: string | null;
}

interface Writer {
  readonly login: string;
  readonly type?: string | undefined;
  readonly html_url?: string | undefined;
}

/** How long a command may go without a card before it gets a reaction. */
const patience = 2_000;

export function toIntake({ repository, pullRequest, writer, comment, body }: Written, now: Date): Intake {
  const actor = writer && toActor(writer);
  const parsed = actor ? parseComment(body ?? "") : null;
  if (!actor || !parsed || parsed.kind === "nothing") return {};
  const job = { kind: "comment", repository, pullRequest, actor, comment, parsed } as const;
  const at = new Date(now.getTime() + patience).toISOString();
  const acknowledge = { kind: "acknowledge", repository, actor: actor.login, comment } as const;
  const jobs = [{ job, options: { key: pullRequestKey(repository, pullRequest.number) } }];
  if (actor.bot) return { jobs };
  return { jobs: [...jobs, { job: acknowledge, options: { key: `acknowledge/${commentKey(comment)}`, at } }] };
}

/** Apps, Slipway too, have the type Bot: which of them may command is for the configuration to say. */
function toActor({ login, type, html_url: url }: Writer): Actor | null {
  return type === "User" || type === "Bot" ? { login, url: url ?? null, bot: type === "Bot" } : null;
}
