// The operation that a command means: one that the configuration names, and allows in the environment.
import { sameName } from "../config/environment-name.ts";
import type { Task } from "../config/settings.ts";
import type { Environment } from "../domain/environment.ts";
import { nearest } from "../domain/nearest.ts";
import { because } from "../domain/reasons.ts";
import { type Refused, refuse } from "./plan.ts";

export type FoundTask = { readonly kind: "task"; readonly task: Task } | Refused;

interface Among {
  readonly environment: Pick<Environment, "name">;
  readonly tasks: ReadonlyMap<string, Task>;
}

export function findTask(name: string, { environment, tasks }: Among): FoundTask {
  const task = tasks.get(name);
  const known = [...tasks.keys()];
  if (!task) return refuse(because("task_unknown", { task: name, known, nearest: nearest(name, known) }));
  const { environments } = task;
  const isHere = environments?.some((one) => sameName(one) === sameName(environment.name)) ?? true;
  if (isHere) return { kind: "task", task };
  return refuse(
    because("task_elsewhere", { task: name, environment: environment.name, environments: environments ?? [] }),
  );
}
