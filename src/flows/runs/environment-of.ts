// The environment of a run: one deployment runs in it at a time.
import type { Run } from "../../domain/run.ts";
import type { Holder, Ports } from "../ports.ts";
import { releaseLease, takeLease } from "../lease.ts";
import { record } from "./record-report.ts";

/** By whom the environment of a run is held: the request whose deployment it is, or the run itself. */
export const holderOf = ({ id, request, repository, environment }: Run): Holder => ({
  id: request ?? id,
  repository,
  environment,
});

/** Null: another deployment runs there. It goes on when that is over, or ends where nothing may wait. */
export async function takePlace(ports: Ports, run: Run): Promise<Run | null> {
  if (run.stage !== "waiting") return run;
  const busy = await takeLease(ports, holderOf(run));
  if (!busy) return begin(ports, run);
  if (busy.hold === "wait") return null;
  const description = `Another deployment to ${run.environment.name} is running`;
  await record(ports, run.id, { report: { state: "error", description } });
  return null;
}

async function begin(ports: Ports, run: Run): Promise<Run | null> {
  const begun = await ports.store.runs.change(run.id, (now) =>
    now.stage === "waiting" ? { run: { ...now, stage: "ordered" } } : null,
  );
  if (begun && begun.stage !== "over") return begun;
  // It ended while it waited: nobody else would give the environment back.
  await releaseLease(ports, holderOf(run));
  return null;
}
