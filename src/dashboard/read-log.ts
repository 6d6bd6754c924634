// A whole log as it is now, with what is shown of it.
import type { Run } from "../domain/run.ts";
import type { Store } from "../flows/ports.ts";
import type { LogRenderer } from "./log-renderer.ts";
import { partsOf } from "./seen.ts";
import type { ShownLog } from "./views/log-view.ts";

/** After the run was read: where the run is over, the log is whole. */
export async function readLog(logs: Store["logs"], { id }: Pick<Run, "id">, render: LogRenderer): Promise<ShownLog> {
  const done: string[] = [];
  let [open, last] = ["", 0];
  for await (const part of partsOf(logs, id)) {
    const rendered = render(part);
    done.push(rendered.done);
    ({ open } = rendered);
    last = part.number;
  }
  return { done: done.join(""), open, last };
}
