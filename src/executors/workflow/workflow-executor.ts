// Workflow: a run of GitHub Actions in the repository itself carries the order out, and is followed to its conclusion.
import { Fault } from "../../domain/fault.ts";
import type { Order } from "../../domain/order.ts";
import type { Report } from "../../domain/report.ts";
import type { Run } from "../../domain/run.ts";
import { toReport, type WorkflowRun } from "../../domain/workflow-run.ts";
import type { Executor, GitHub, Observed, RememberRun, Started } from "../../flows/ports.ts";
import { oneAtATime } from "../command/one-at-a-time.ts";
import { type Handle, handleOf } from "./handle.ts";
import { locate, type Sources } from "./locate.ts";
import { refusal } from "./refusal.ts";
import { type Planned, toDispatch } from "./to-dispatch.ts";

export interface WorkflowOutside extends Sources {
  readonly github: Pick<GitHub, "dispatchWorkflow" | "readWorkflowRun" | "findWorkflowRuns" | "cancelWorkflowRun">;
}

export interface WorkflowExecutor extends Executor {
  cancel(run: Run): Promise<boolean>;
}

export function workflowExecutor(outside: WorkflowOutside): WorkflowExecutor {
  const { github } = outside;

  async function start(run: Run, order: Order, remember: RememberRun): Promise<Started> {
    const planned = toDispatch(run, order);
    if ("problem" in planned) return notStarted(run, `Not started: ${planned.problem}`);
    if (run.orderedAt === null) return ask(run, planned, remember);
    const located = await locate(outside, run);
    if (located.kind === "found") return startedAs(run, located.seen);
    if (located.kind !== "none") return notStarted(run, located.kind === "gone" ? gone : unclear);
    if (handleOf(run)?.accepted) return { handle: run.handle, report: { state: "queued" } };
    if (located.wait > 0) {
      throw new Fault("transient", "GitHub may still be at work on the workflow's run", {
        retryAfter: located.wait,
        early: true,
      });
    }
    return ask(run, planned, remember);
  }

  async function ask(run: Run, { dispatch, branch }: Planned, remember: RememberRun): Promise<Started> {
    const handle = (accepted: boolean): Handle => ({ branch, accepted });
    const answer = await github.dispatchWorkflow(run.repository, dispatch, () => remember(handle(false)));
    if (answer.kind === "refused") return notStarted(run, refusal(answer.message, dispatch.file));
    if (!answer.run) return { handle: handle(true), report: { state: "queued" } };
    const { id, url } = answer.run;
    return { handle: handle(true), workflowRun: id, report: { state: "queued", logUrl: url } };
  }

  const startedAs = async (run: Run, seen: WorkflowRun): Promise<Started> => ({
    handle: run.handle,
    workflowRun: seen.id,
    report: await judge(run, seen),
  });

  /** What runs on another commit than the gated one is stopped. */
  async function judge(run: Run, seen: WorkflowRun): Promise<Report> {
    const { wrongSha, ...report } = toReport(seen, run);
    if (wrongSha && seen.status !== "completed") await github.cancelWorkflowRun(run.repository, seen.id);
    return report;
  }

  async function observe(run: Run): Promise<Observed | null> {
    const located = await locate(outside, run);
    if (located.kind === "found") return { ...(await judge(run, located.seen)), workflowRun: located.seen.id };
    if (located.kind === "none") return null;
    return { state: "error", description: located.kind === "gone" ? gone : unclear };
  }

  async function cancel(run: Run): Promise<boolean> {
    const located = await locate(outside, run);
    if (located.kind !== "found") return located.kind === "gone";
    // What is over needs no stopping.
    if (located.seen.status !== "completed") await github.cancelWorkflowRun(run.repository, located.seen.id);
    return true;
  }

  return { start: oneAtATime(start), observe, cancel };
}

const notStarted = ({ handle }: Run, description: string): Started => ({
  handle: handle ?? {},
  report: { state: "error", description },
});

const gone = "GitHub knows the workflow's run no more: somebody deleted it";
const unclear =
  "It may have been started: its run cannot be told from others. See Actions; a run-name with the deployment's id helps";
