// The problems of a configuration, as they would be read out: `line:column sentence`.
import { parseConfig } from "../../src/config/parse-config.ts";

export function problemsOf(text: string): readonly string[] {
  const parsed = parseConfig(text);
  if ("settings" in parsed) return [];
  return parsed.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}
