// What runs deployments on the operator's machines, from the file that SLIPWAY_EXECUTORS names.
import { type OperatorsFileRead, readOperatorsFile } from "../executors/operators/read-operators-file.ts";
import type { Environment } from "./environment.ts";

export function readExecutors({ SLIPWAY_EXECUTORS: path, ...set }: Environment): OperatorsFileRead {
  if (path === undefined) return { operators: new Map(), masks: [] };
  const read = readOperatorsFile(path, set);
  return "problems" in read ? { problems: read.problems.map((problem) => `SLIPWAY_EXECUTORS: ${problem}.`) } : read;
}
