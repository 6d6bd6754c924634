// workflow_run: a run of Actions began or completed; it may carry a deployment out. Its inputs are not told.
import type { Context } from "probot";
import type { Intake } from "../flows/take-in.ts";

type Payload = Context<"workflow_run.in_progress">["payload"] | Context<"workflow_run.completed">["payload"];

export function onWorkflowRun({ repository, workflow_run: wire }: Payload): Intake {
  const { id, html_url: url, status, conclusion, head_sha: sha, head_branch: branch, created_at: createdAt } = wire;
  const title = "display_title" in wire ? (wire.display_title ?? "") : "";
  return {
    workflowRun: { repository: repository.id, run: { id, url, status, conclusion, sha, branch, title, createdAt } },
  };
}
