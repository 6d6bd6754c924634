// When a run is looked at next.
import type { Run } from "../../domain/run.ts";
import { watchKey } from "../jobs.ts";
import type { Ports } from "../ports.ts";

/** All reasons to look later are one look, at the earliest time. */
export async function observeLater({ queue, clock }: Ports, { id }: Run, within: number): Promise<void> {
  const at = new Date(clock.now().getTime() + within).toISOString();
  await queue.send({ kind: "observe_run", run: id }, { key: watchKey(id), at, id: `${id} observe` });
}
