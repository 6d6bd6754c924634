// pull_request_review: the body of a review may hold commands as a comment may.
import type { Context } from "probot";
import type { Intake } from "../flows/take-in.ts";
import { toIntake } from "./command-intake.ts";
import { toRepository } from "./repository.ts";

type Payload = Context<"pull_request_review.submitted">["payload"];

export function onPullRequestReview(payload: Payload, now: Date): Intake {
  const { pull_request: pull, review } = payload;
  const repository = toRepository(payload);
  if (!repository || !review.submitted_at) return {};
  const { id, node_id: nodeId, html_url: url, submitted_at: createdAt, user, body } = review;
  return toIntake(
    {
      repository,
      pullRequest: { number: pull.number, nodeId: pull.node_id },
      writer: user,
      comment: { kind: "review", id, nodeId, url, createdAt },
      body,
    },
    now,
  );
}
