// What GitHub is asked for: which file, on which branch or tag, with which inputs.
import type { Environment } from "../../domain/environment.ts";
import type { Order } from "../../domain/order.ts";
import type { Run } from "../../domain/run.ts";
import type { NewDispatch } from "../../flows/ports.ts";
import { toInputs } from "./inputs.ts";

export interface Planned {
  readonly dispatch: NewDispatch;
  /** The name of the branch or tag that its run will show. */
  readonly branch: string;
}

export type Workflow = Extract<Environment["executor"], { kind: "workflow" }>;

export const workflowOf = ({ environment: { executor } }: Pick<Run, "environment">): Workflow | null =>
  executor.kind === "workflow" ? executor : null;

export function toDispatch(run: Run, order: Order): Planned | { readonly problem: string } {
  const workflow = workflowOf(run);
  if (!workflow) return { problem: "the environment names no workflow" };
  // Inputs can be read by everybody who may read the run.
  if (Object.keys(order.sealed).length > 0) return { problem: "a workflow gets no sealed values" };
  const filled = toInputs(workflow.inputs, order);
  if ("problem" in filled) return filled;
  const { file } = workflow;
  if (workflow.ref === "default") {
    return { dispatch: { file, ref: null, inputs: filled.inputs }, branch: run.repository.defaultBranch };
  }
  const { ref } = order.deployment;
  if (isSha(ref)) return { problem: "ref: head needs a branch or a tag, and this is a deployment of a sha" };
  return { dispatch: { file, ref, inputs: filled.inputs }, branch: ref.replace(/^refs\/(heads|tags)\//, "") };
}

/** GitHub lets no branch and no tag have such a name. */
const isSha = (ref: string): boolean => /^[0-9a-f]{40}$/i.test(ref);
