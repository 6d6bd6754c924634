// The problems of a configuration, as they would be read out: `line:column sentence`.
import { parseConfig } from "../../src/config/parse-config.ts";

export function problemsOf(text: string): readonly string[] {
  const parsed = parseConfig(text);
  if ("settings" in parsed) return [];
  return parsed.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

export const allowedInFile = "Allowed here: default_environment, environments, tasks, auto, _extends";

export const allowedInEnvironment =
  "Allowed here: url, production, transient, executor, allow, refs, auto_merge, up_to_date, required_contexts, reviews, " +
  "approvals, after, forks, signed, freeze, lock, concurrency, timeout, wait, override, parameters, payload, " +
  "deployments_from, report_from, auto, teardown";
