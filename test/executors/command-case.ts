// One run of one command, from its order to its end.
import { expect } from "@jest/globals";
import type { Order } from "../../src/domain/order.ts";
import type { Report } from "../../src/domain/report.ts";
import { type Run, runId } from "../../src/domain/run.ts";
import { type CommandExecutor, commandExecutor } from "../../src/executors/command/command-executor.ts";
import type { LocalCommand } from "../../src/executors/operators/operators.ts";
import type { Started } from "../../src/flows/ports.ts";
import { until } from "../chaos/until.ts";
import { machineIn } from "./command-stage.ts";
import { type HeardOutside, heardOutside } from "./executor-contract.ts";
import { anOrder, aRun, forgetful, ordered } from "./run.ts";

const patience = { within: 20_000, every: 10 };

export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  expect(await until(condition, patience)).toBe(true);
}

export interface Case {
  readonly executor: CommandExecutor;
  readonly outside: HeardOutside;
  readonly start: (run?: Run, order?: Order) => Promise<Started>;
  /** Waits for it. */
  readonly ended: (run?: Run) => Promise<Report>;
}

export function openCase(folder: string, command: LocalCommand, outside: HeardOutside = heardOutside()): Case {
  const executor = commandExecutor(command, machineIn(folder), outside);
  return {
    executor,
    outside,
    start: (run = aRun(), order = anOrder()) => executor.start(ordered(run), order, forgetful),
    async ended(run = aRun()) {
      await eventually(() => outside.ends(run.id).length > 0);
      const [end, ...more] = outside.ends(run.id);
      if (!end || more.length > 0) throw new Error("there is one end");
      return end;
    },
  };
}

/** One of several, which differ by their deployment. */
export const theRun = (deployment: number): Run => aRun({ id: runId(11, deployment) });

export const theOrder = (deployment: number): Order =>
  anOrder({ id: runId(11, deployment), deployment: { ...anOrder().deployment, id: deployment } });
