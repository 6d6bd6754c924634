// The file that GitHub has, or has not, to settings; or the reason why nothing can be deployed by it.
import { type Because, because } from "../domain/reasons.ts";
import type { ConfigFile } from "../domain/snapshot.ts";
import { parseConfig } from "./parse-config.ts";
import type { Settings } from "./settings.ts";

export type Config =
  /** Null: there is no file. */
  | { readonly kind: "settings"; readonly settings: Settings | null }
  | { readonly kind: "refused"; readonly because: Because };

export function readConfig(file: ConfigFile): Config {
  switch (file.kind) {
    case "missing":
      return { kind: "settings", settings: null };
    case "unreadable":
      return { kind: "refused", because: because("config_unreadable", { why: file.why }) };
    case "file":
      return readText(file);
  }
}

function readText({ text, path, url }: Extract<ConfigFile, { kind: "file" }>): Config {
  const parsed = parseConfig(text);
  if ("settings" in parsed) return { kind: "settings", settings: parsed.settings };
  return { kind: "refused", because: because("config_broken", { path, url, problems: parsed.problems }) };
}
