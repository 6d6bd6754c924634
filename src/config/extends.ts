// Which file a text extends, told before that file is there.
import { LineCounter } from "yaml";
import { asMap } from "./data.ts";
import { largestFile } from "./limits.ts";
import { parseExtended } from "./parse-extended.ts";
import type { Extended } from "./settings.ts";
import { readYaml } from "./yaml-document.ts";

/** Null where it extends none, has a mistake there, or is no YAML. */
export function extendsOf(text: string): Extended | null {
  // Most files extend nothing, and are read once: only with a backslash could the key be written in other characters.
  if (!/_extends|\\/.test(text) || Buffer.byteLength(text) > largestFile) return null;
  const yaml = readYaml(text, new LineCounter());
  return yaml.kind === "read" ? toExtended(asMap(yaml.data)["_extends"]) : null;
}

export function toExtended(value: unknown): Extended | null {
  const parsed = typeof value === "string" ? parseExtended(value) : null;
  return typeof parsed === "string" ? null : parsed;
}
