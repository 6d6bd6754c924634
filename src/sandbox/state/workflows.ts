// Workflows: added by a story, found by their file or id.
import { newIdentity } from "./ids.ts";
import type { Repository, State, Workflow } from "./model.ts";
import { timestamp } from "./time.ts";

export type NewWorkflow = Pick<Workflow, "file"> &
  Partial<Pick<Workflow, "name" | "inputs" | "runName" | "environment">>;

/** Without inputs it takes none, and can be dispatched. */
export function addWorkflow(state: State, repository: Repository, input: NewWorkflow): Workflow {
  const workflow: Workflow = {
    ...newIdentity(state, "Workflow"),
    name: input.file.replace(/\.ya?ml$/, ""),
    inputs: {},
    runName: null,
    environment: null,
    state: "active",
    createdAt: timestamp(state),
    ...input,
  };
  repository.workflows.push(workflow);
  return workflow;
}

export const findWorkflow = ({ workflows }: Repository, fileOrId: string): Workflow | null =>
  workflows.find(({ file, id }) => file === fileOrId || String(id) === fileOrId) ?? null;

/** Puts the inputs of a run where the file writes `${{ inputs.NAME }}`. */
export const withInputs = (text: string, inputs: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\{\{\s*inputs\.([\w-]+)\s*\}\}/g, (_, name: string) => inputs[name] ?? "");
