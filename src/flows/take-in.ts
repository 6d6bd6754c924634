// What a delivery shrank to goes to its place: a head is remembered, jobs are queued, waiting requests are woken.
import { type DeployRequest, isOpen } from "../domain/request.ts";
import type { WorkflowRun } from "../domain/workflow-run.ts";
import type { HeadSighting, Ports, Sent } from "./ports.ts";
import { watchKey } from "./jobs.ts";
import { look } from "./look.ts";

/** What an event means for Slipway. */
export interface Intake {
  readonly head?: HeadSighting;
  readonly jobs?: readonly Sent[];
  /** Requests that may go on now. */
  readonly wake?: { readonly repository: number } & ({ readonly sha: string } | { readonly pullRequest: number });
  /** It may carry out a deployment of ours. */
  readonly workflowRun?: { readonly repository: number; readonly run: WorkflowRun };
}

/** Does no work itself. False: nobody waits for it, and it costs no write. */
export async function takeIn(
  { store, inbox }: Pick<Ports, "store" | "inbox">,
  id: string,
  intake: Intake,
): Promise<boolean> {
  const { head = null, wake, workflowRun } = intake;
  const woken = wake ? (await open(store, wake)).map((request) => look(request)) : [];
  const followed = workflowRun ? await follow(store, workflowRun) : [];
  const jobs = [...(intake.jobs ?? []), ...woken, ...followed];
  const means = head !== null || jobs.length > 0;
  if (means) await inbox.take({ id, head, jobs });
  return means;
}

/** Also those that are being decided just now: what they read may be older than this event. */
async function open(store: Ports["store"], wake: NonNullable<Intake["wake"]>): Promise<readonly DeployRequest[]> {
  if ("sha" in wake) return store.requests.openOnSha(wake.repository, wake.sha);
  const all = await store.requests.ofPullRequest(wake.repository, wake.pullRequest);
  return all.filter(isOpen);
}

/** Of most runs of Actions no deployment of ours is known. */
async function follow(store: Ports["store"], seen: NonNullable<Intake["workflowRun"]>): Promise<readonly Sent[]> {
  const run = await store.runs.ofWorkflowRun(seen.repository, seen.run.id);
  if (!run || run.stage === "over") return [];
  return [{ job: { kind: "workflow_run", run: run.id, workflowRun: seen.run }, options: { key: watchKey(run.id) } }];
}
