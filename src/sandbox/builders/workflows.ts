// Workflows of a story, and how their runs go on: a story begins and completes each.
import type { CheckConclusion, State, Workflow, WorkflowRun } from "../state/model.ts";
import { beginRun, completeRun } from "../state/workflow-runs.ts";
import { addWorkflow, type NewWorkflow } from "../state/workflows.ts";
import { type RepositoryName, repositoryBy, repositoryWith } from "./who.ts";

export type WorkflowStory = Omit<NewWorkflow, "file">;

export const workflowBuilders = (state: State) => {
  const holder = (run: WorkflowRun) => repositoryWith(state, ({ workflowRuns }) => workflowRuns.includes(run));
  return {
    /** A file of .github/workflows, the same on every branch. */
    workflow: (name: RepositoryName, file: string, workflow: WorkflowStory = {}): Workflow =>
      addWorkflow(state, repositoryBy(state, name), { ...workflow, file }),
    /** In the order in which they were dispatched. */
    workflowRuns: (name: RepositoryName, file?: string): readonly WorkflowRun[] =>
      repositoryBy(state, name).workflowRuns.filter(({ workflow }) => file === undefined || workflow.file === file),
    beginRun: (run: WorkflowRun): void => beginRun(state, holder(run), run),
    /** Begins it first, unless nothing of it ever began: as cancelled, or as one that could not be read. */
    completeRun: (run: WorkflowRun, conclusion: CheckConclusion = "success"): void => {
      const repository = holder(run);
      if (!["cancelled", "startup_failure", "skipped", "stale"].includes(conclusion)) beginRun(state, repository, run);
      completeRun(state, repository, { run, conclusion });
    },
    disableWorkflow: (workflow: Workflow): void => {
      workflow.state = "disabled_manually";
    },
  };
};
