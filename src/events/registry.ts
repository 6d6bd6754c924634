// Every event that Slipway listens to, one line each: `app.yml` subscribes to these and no others.
import type { Intake } from "../flows/take-in.ts";
import { onCheckRun } from "./check-run.ts";
import { onDeployment, onDeploymentStatus } from "./deployment.ts";
import { onIssueComment } from "./issue-comment.ts";
import { onPullRequest } from "./pull-request.ts";
import { onPullRequestReview } from "./pull-request-review.ts";
import { onPush } from "./push.ts";
import { onStatus } from "./status.ts";
import { onWorkflowRun } from "./workflow-run.ts";

/** By GitHub's name, with the action where only one of them matters. */
export const listeners = {
  "issue_comment.created": onIssueComment,
  "pull_request_review.submitted": onPullRequestReview,
  pull_request: onPullRequest,
  "check_run.completed": onCheckRun,
  push: onPush,
  status: onStatus,
  "deployment.created": onDeployment,
  "deployment_status.created": onDeploymentStatus,
  "workflow_run.in_progress": onWorkflowRun,
  "workflow_run.completed": onWorkflowRun,
} as const;

export type Listened = keyof typeof listeners;

type Listener = (payload: never, now: Date) => Intake;

const byName: Readonly<Record<string, Listener>> = listeners;

/** What GitHub's delivery means; nothing, where nobody listens. A signed payload has the shape that GitHub documents. */
export function toIntake(name: string, payload: object, now: Date): Intake {
  const action = "action" in payload ? String(payload.action) : "";
  const listener = byName[`${name}.${action}`] ?? byName[name];
  return listener ? listener(payload as never, now) : {};
}
