// Somebody can carry the deployment out: the environment's executor is there, and takes what is to be deployed.
import { because } from "../domain/reasons.ts";
import { block, type GateAnswer, pass } from "../domain/verdict.ts";
import type { Case, Gate } from "./gate.ts";

export const executor: Gate = {
  name: "executor",
  asks: "The environment's executor is there, and can carry it out.",
  wakesOn: [],
  overridable: false,
  evaluate: (given) => [...judgeExecutor(given), ...judgeTask(given), ...judgeSealed(given)],
};

function judgeExecutor(given: Case): GateAnswer {
  const { executor } = given.snapshot;
  if (executor === "external") return pass;
  if (executor === "ready") return judgeRef(given);
  const environment = given.request.environment.name;
  return block(because("executor_missing", { executor: executor.missing, environment }));
}

/** A workflow's run is asked for on a branch or tag of the repository: GitHub takes no sha, and no fork's branch. */
function judgeRef({ request, snapshot }: Case): GateAnswer {
  const { executor } = request.environment;
  if (executor.kind !== "workflow" || executor.ref === "default") return pass;
  const { kind, ref } = snapshot.head;
  const isOurs = kind !== "sha" && !snapshot.pullRequest?.fork;
  return isOurs ? pass : block(because("executor_needs_branch", { file: executor.file, ref }));
}

/** A workflow that is not told of a task does what it always does: it deploys. */
function judgeTask({ request: { environment, purpose, task } }: Case): GateAnswer {
  const { executor } = environment;
  if (purpose !== "run" || executor.kind !== "workflow") return pass;
  const isTold = Object.values(executor.inputs ?? {}).some((template) => /\{\s*task\s*\}/.test(template));
  return isTold ? pass : block(because("task_untold", { task, file: executor.file }));
}

/** GitHub shows everybody who may read the repository what a workflow is given, and what a deployment holds. */
function judgeSealed({ request: { environment, sealed }, snapshot }: Case): GateAnswer {
  const names = Object.keys(sealed);
  if (names.length === 0) return pass;
  const { name, executor } = environment;
  if (executor.kind !== "operator")
    return block(because("sealed_not_taken", { names, executor: executor.kind, environment: name }));
  return snapshot.unopened ? block(because("sealed_unopened", { ...snapshot.unopened, environment: name })) : pass;
}
