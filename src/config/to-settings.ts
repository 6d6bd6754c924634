// The file's own words to settings: what a file does not say has its default.
import { defaultEnvironment, type Environment, type RequiredContexts } from "../domain/environment.ts";
import type { EnvironmentBody, File } from "./schema.ts";
import type { Settings } from "./settings.ts";

export const toSettings = ({ default_environment, environments }: File): Settings => ({
  defaultEnvironment: default_environment ?? null,
  environments: environments ? new Map(Object.entries(environments).map(toEnvironment)) : null,
});

function toEnvironment([name, body]: readonly [string, EnvironmentBody | null]): [string, Environment] {
  const defaults = defaultEnvironment(name);
  const environment: Environment = {
    ...defaults,
    url: body?.url ?? defaults.url,
    production: body?.production ?? defaults.production,
    autoMerge: body?.auto_merge ?? defaults.autoMerge,
    requiredContexts: toContexts(body?.required_contexts ?? defaults.requiredContexts),
  };
  return [name, environment];
}

/** A list without names asks for none. */
const toContexts = (contexts: RequiredContexts): RequiredContexts => (contexts.length === 0 ? "none" : contexts);
