// The executors of this Slipway: which one carries out deployments to an environment.
import type { Environment } from "../domain/environment.ts";
import type { Repository } from "../domain/repository.ts";
import type { Executor, Executors, FoundExecutor } from "../flows/ports.ts";
import { commandExecutor } from "./command/command-executor.ts";
import { tidyRuns } from "./command/tidy.ts";
import type { Machine } from "./command/to-instructions.ts";
import { allows, type OperatorExecutor, type Operators } from "./operators/operators.ts";
import type { ExecutorOutside } from "./outside.ts";
import { webhookExecutor } from "./webhook/webhook-executor.ts";

export interface Defined {
  readonly operators: Operators;
  readonly machine: Machine;
  /** For environments that name a workflow of their repository. */
  readonly workflow: Executor;
  readonly secretsOf: Executors["secretsOf"];
}

export interface Registry extends Executors {
  /** Removes what is kept on this host of runs whose end was told before then. Answers how many. */
  tidy(before: Date): Promise<number>;
  /** What goes on goes on, and is found again by the next process. */
  stop(): Promise<void>;
}

/** One of each definition, from now on: runs of this host that outlived a restart are followed at once. */
export function executors({ operators, machine, workflow, secretsOf }: Defined, outside: ExecutorOutside): Registry {
  const made = new Map([...operators].map(([name, definition]) => [name, make(definition, machine, outside)]));

  function named(name: string, environment: string, repository: Repository): FoundExecutor {
    const [definition, executor] = [operators.get(name), made.get(name)];
    const fullName = `${repository.owner}/${repository.name}`;
    if (!definition || !executor || !allows(definition, fullName, environment)) return { missing: name };
    return { executor, timeout: definition.timeout };
  }

  function find({ name, executor }: Environment, repository: Repository): FoundExecutor | null {
    switch (executor.kind) {
      case "external":
        return null;
      case "workflow":
        return { executor: workflow, timeout: null };
      case "operator":
        return named(executor.name, name, repository);
    }
  }

  return {
    secretsOf,
    find,
    tidy: (before) => tidyRuns(machine, before),
    async stop() {
      await Promise.all([...made.values()].map(async (executor) => executor.stop?.()));
    },
  };
}

interface Stoppable extends Executor {
  stop?(): Promise<void>;
}

const make = (definition: OperatorExecutor, machine: Machine, outside: ExecutorOutside): Stoppable =>
  definition.kind === "webhook"
    ? webhookExecutor({ url: definition.url, secret: definition.secret }, outside)
    : commandExecutor(definition, machine, outside);
