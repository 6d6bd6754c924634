// The environment of a run: one deployment runs in it at a time.
import type { Run } from "../../domain/run.ts";
import type { Obstacle } from "../../domain/verdict.ts";
import { keptOut } from "../../gates/lock.ts";
import type { Holder, Ports } from "../ports.ts";
import { releaseLease, takeLease } from "../lease.ts";
import { record } from "./record-report.ts";

/** By whom the environment of a run is held: the request whose deployment it is, or the run itself. */
export const holderOf = ({ id, request, repository, environment }: Run): Holder => ({
  id: request ?? id,
  repository,
  environment,
});

/** Null: another deployment runs there, or it is locked. It goes on when that is over, or ends where nothing may wait. */
export async function takePlace(ports: Ports, run: Run): Promise<Run | null> {
  if (run.stage !== "waiting") return run;
  const busy = await take(ports, run);
  if (!busy) return begin(ports, run);
  if (busy.hold === "wait") return null;
  const { name } = run.environment;
  const description =
    busy.reason === "locked"
      ? `${name} is locked for pull request ${busy.facts.pullRequest}`
      : `Another deployment to ${name} is running`;
  await record(ports, run.id, { report: { state: "error", description } });
  return null;
}

/**
 * Of a request the lock was asked before its deployment was made. The lock first: who takes the environment and gives it
 * back wakes others, who might do the same.
 */
async function take(ports: Ports, run: Run): Promise<Obstacle | null> {
  if (run.request !== null) return takeLease(ports, holderOf(run));
  const busy = (await lockOn(ports, run)) ?? (await takeLease(ports, holderOf(run)));
  if (busy) return busy;
  const locked = await lockOn(ports, run);
  if (locked) await releaseLease(ports, holderOf(run));
  return locked;
}

async function lockOn({ store }: Ports, { repository, environment, order }: Run): Promise<Obstacle | null> {
  const number = order.pull_request;
  const deploying = { environment, pullRequest: number === null ? null : { number } };
  return keptOut(deploying, await store.locks.get(repository.id, environment.name))[0] ?? null;
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
