// What a repository is known to have, when a command is planned.
import type { Known } from "../../src/commands/plan.ts";
import type { Environment } from "../../src/domain/environment.ts";
import type { ParameterDefinition } from "../../src/domain/parameters.ts";
import { anEnvironment } from "../builders/environment.ts";

interface Given {
  readonly names: readonly string[];
  readonly defaultName?: string | null;
  /** Of each environment, by its name. */
  readonly tasks?: Known["tasks"];
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, ParameterDefinition>>>>;
}

export function knowing({ names, defaultName = null, parameters = {}, tasks = new Map() }: Given): Known {
  const all = names.map((name): Environment => anEnvironment({ name, parameters: parameters[name] ?? {} }));
  const find = (name: string) => all.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null;
  return { environments: { names, defaultName, find, fromGitHub: () => null }, tasks };
}
