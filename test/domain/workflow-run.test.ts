import { expect, test } from "@jest/globals";
import { toEnd, toReport, type WorkflowRun } from "../../src/domain/workflow-run.ts";
import { anEnvironment } from "../builders/environment.ts";
import { headSha } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";
import { aRun } from "../executors/run.ts";

const url = "https://github.test/acme/site/actions/runs/77";
const seen = (told: Partial<WorkflowRun>): WorkflowRun => ({
  id: 77,
  url,
  status: "queued",
  conclusion: null,
  sha: "d".repeat(40),
  branch: "main",
  title: "deploy",
  createdAt: today("12:00:01"),
  ...told,
});

const onRef = (ref: "default" | "head") =>
  aRun({ environment: anEnvironment({ executor: { kind: "workflow", file: "deploy.yml", ref, inputs: null } }) });

test.each(["queued", "requested", "pending", "anything new"])("a run that is %s has not begun", (status) => {
  expect(toReport(seen({ status }), onRef("default"))).toEqual({ state: "queued", logUrl: url });
});

test("a run that waits for its environment's protection says so", () => {
  const description = "The workflow waits for the protection of its GitHub Environment";
  expect(toReport(seen({ status: "waiting" }), onRef("default"))).toEqual({
    state: "queued",
    description,
    logUrl: url,
  });
});

test("a run that is in progress has begun", () => {
  expect(toReport(seen({ status: "in_progress" }), onRef("default"))).toEqual({ state: "in_progress", logUrl: url });
});

test.each([
  ["success", "success", undefined],
  ["neutral", "success", "The workflow ended as neutral"],
  ["failure", "failure", "The workflow failed"],
  ["timed_out", "failure", "The workflow timed out"],
  ["cancelled", "error", "The workflow was cancelled"],
  ["skipped", "error", "skipped: no job of the workflow ran"],
  ["startup_failure", "error", "startup_failure: GitHub could not start the workflow; its file may be invalid"],
  ["action_required", "error", "action_required: GitHub wants somebody to approve the workflow's run"],
  ["stale", "error", "stale: GitHub gave the workflow's run up"],
  ["toString", "error", "The workflow ended as toString"],
  [null, "error", "The workflow ended as no conclusion"],
])("a run that completed as %s is %s", (conclusion, state, description) => {
  const report = toReport(seen({ status: "completed", conclusion }), onRef("default"));
  expect(report).toEqual({ state, ...(description && { description }), logUrl: url });
  expect(toEnd(conclusion ?? "")).toBe(state);
});

test.each(["queued", "in_progress", "completed"])(
  "with ref: head a run on another commit is an error, also when %s",
  (status) => {
    const elsewhere = toReport(seen({ status, conclusion: status === "completed" ? "success" : null }), onRef("head"));
    expect(elsewhere).toEqual({
      state: "error",
      description: "The workflow ran on another commit",
      logUrl: url,
      wrongSha: true,
    });
    expect(toReport(seen({ status, sha: headSha, conclusion: "success" }), onRef("head"))).not.toHaveProperty(
      "wrongSha",
    );
  },
);
