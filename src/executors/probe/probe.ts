// Whether an executor of the operator's could be used: looked at from outside, without an order, and without running anything of it.
import type { Machine } from "../command/to-instructions.ts";
import type { OperatorExecutor } from "../operators/operators.ts";
import { probeCommand } from "./probe-command.ts";
import { probeSsh } from "./probe-ssh.ts";
import { probeWebhook } from "./probe-webhook.ts";

/** `todo`: what to do about it; null: nothing. */
export interface Probed {
  readonly state: "good" | "bad" | "unknown";
  readonly says: string;
  readonly todo: string | null;
}

export function probe(executor: OperatorExecutor, machine: Pick<Machine, "variables" | "ssh">): Promise<Probed> {
  switch (executor.kind) {
    case "command":
      return probeCommand(executor, machine.variables);
    case "ssh":
      return probeSsh(executor, machine);
    case "webhook":
      return probeWebhook(executor);
  }
}
