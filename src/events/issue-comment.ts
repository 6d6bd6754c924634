// issue_comment: a new comment on a pull request, by a person, with lines that are commands.
import type { Context } from "probot";
import { parseComment } from "../commands/parse-comment.ts";
import { type CommentJob, pullRequestKey } from "../flows/jobs.ts";
import type { Intake } from "../flows/take-in.ts";
import { toRepository } from "./repository.ts";

type Payload = Context<"issue_comment.created">["payload"];

/** How long a command may go without a card before it gets a reaction. */
const patience = 2_000;

export function onIssueComment(payload: Payload, now: Date): Intake {
  const job = toJob(payload);
  if (!job) return {};
  const { repository, pullRequest, comment, actor } = job;
  const at = new Date(now.getTime() + patience).toISOString();
  const acknowledge = { kind: "acknowledge", repository, actor: actor.login, comment: comment.id } as const;
  return {
    jobs: [
      { job, options: { key: pullRequestKey(repository, pullRequest.number) } },
      { job: acknowledge, options: { key: `acknowledge/${comment.id}`, at } },
    ],
  };
}

/** Apps and bots, Slipway too, have the type Bot; a person that GitHub no longer shows is null. Neither commands anything. */
function toJob(payload: Payload): CommentJob | null {
  const { issue, comment } = payload;
  const repository = toRepository(payload);
  if (!repository || !issue.pull_request || comment.user?.type !== "User") return null;
  const parsed = parseComment(comment.body);
  if (parsed.kind === "nothing") return null;
  return {
    kind: "comment",
    repository,
    pullRequest: { number: issue.number, nodeId: issue.node_id },
    actor: { login: comment.user.login, url: comment.user.html_url ?? null },
    comment: { id: comment.id, url: comment.html_url, createdAt: comment.created_at },
    parsed,
  };
}
