// Workflows keep what every executor promises, also where GitHub does not say which run a dispatch became.
import { executorContract } from "./executor-contract.ts";
import { workflowBench } from "./workflow-bench.ts";

const traits = { follows: true, cancels: true };
const path = "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches";
const message = 'Invalid request.\n\n"return_run_details" is not a permitted key.';

executorContract("workflow", () => workflowBench(), traits);

executorContract(
  "workflow on an older Enterprise Server",
  () => workflowBench(({ faults }) => faults.next({ path, method: "POST" }, { status: 422, body: { message } })),
  traits,
);
