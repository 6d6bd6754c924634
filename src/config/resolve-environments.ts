// Which environments there are: those of the file, or without any the repository's own and the two that everyone has.
import { defaultEnvironment, type Environment } from "../domain/environment.ts";
import { sameName } from "./environment-name.ts";
import type { Settings } from "./settings.ts";

export interface Environments {
  /** As configured or as GitHub spells them, in order. */
  readonly names: readonly string[];
  /** The environment of a command that names none. May be one that does not exist, where the file says so. */
  readonly defaultName: string | null;
  /** Upper and lower case are the same. */
  readonly find: (name: string) => Environment | null;
}

/** `settings` is null without a file; `github` are the names of the repository's GitHub Environments. */
export function resolveEnvironments(settings: Settings | null, github: readonly string[]): Environments {
  const all = settings?.environments?.values() ?? zeroConfiguration(github).map(defaultEnvironment);
  const bySameName = new Map([...all].map((environment) => [sameName(environment.name), environment]));
  const find = (name: string): Environment | null => bySameName.get(sameName(name)) ?? null;
  const names = [...bySameName.values()].map(({ name }) => name);
  const wanted = settings?.defaultEnvironment ?? null;
  const only = names.length === 1 ? names[0] : null;
  const defaultName = (wanted === null ? find("staging")?.name : (find(wanted)?.name ?? wanted)) ?? only ?? null;
  return { names, defaultName, find };
}

function zeroConfiguration(github: readonly string[]): readonly string[] {
  const known = new Set(github.map(sameName));
  return [...github, ...["staging", "production"].filter((name) => !known.has(name))];
}
