// The job that has a deployment carried out.
import type { Run } from "../../domain/run.ts";
import { runKey } from "../jobs.ts";
import type { Ports } from "../ports.ts";

/** While it has not started, a second is the same job. */
export const startSoon = ({ queue }: Pick<Ports, "queue">, { id }: Pick<Run, "id">): Promise<void> =>
  queue.send({ kind: "start_run", run: id }, { key: runKey(id), id: `${id} start` });
