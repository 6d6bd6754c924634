// issue_comment: a new comment on a pull request, with lines that are commands.
import type { Context } from "probot";
import type { Intake } from "../flows/take-in.ts";
import { toIntake } from "./command-intake.ts";
import { toRepository } from "./repository.ts";

type Payload = Context<"issue_comment.created">["payload"];

export function onIssueComment(payload: Payload, now: Date): Intake {
  const { issue, comment } = payload;
  const repository = toRepository(payload);
  if (!repository || !issue.pull_request) return {};
  const { id, node_id: nodeId, html_url: url, created_at: createdAt, user, body } = comment;
  return toIntake(
    {
      repository,
      pullRequest: { number: issue.number, nodeId: issue.node_id },
      writer: user,
      comment: { kind: "comment", id, nodeId, url, createdAt },
      body,
    },
    now,
  );
}
