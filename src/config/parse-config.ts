// The text of slipway.yml to settings, or to every mistake in it.
import { isMap, LineCounter } from "yaml";
import type { ConfigProblem } from "../domain/reasons.ts";
import type { Finding } from "./finding.ts";
import { largestFile } from "./limits.ts";
import { createLocate } from "./locate.ts";
import { mistakesFromZod } from "./mistakes-from-zod.ts";
import { nameMistakes } from "./name-mistakes.ts";
import { report } from "./report.ts";
import { file } from "./schema.ts";
import type { Settings } from "./settings.ts";
import { toSettings } from "./to-settings.ts";
import { shown } from "./wording.ts";
import { readYaml, type Yaml } from "./yaml-document.ts";

export type ParsedConfig = { readonly settings: Settings } | { readonly problems: readonly ConfigProblem[] };

/** Never throws. Problems stand in the order of line and column, 50 at most and one more that counts the rest. */
export function parseConfig(text: string): ParsedConfig {
  if (Buffer.byteLength(text) > largestFile) return { problems: [tooLarge] };
  const lines = new LineCounter();
  const yaml = readYaml(text.replace(/^\uFEFF/, ""), lines);
  const read = yaml.kind === "read" ? readData(yaml) : yaml.findings;
  return "settings" in read ? read : { problems: report(read, lines) };
}

const tooLarge: ConfigProblem = {
  line: 1,
  column: 1,
  message: `the file is larger than ${largestFile / 1024} KiB, and was not read`,
};

type ReadYaml = Extract<Yaml, { kind: "read" }>;

function readData({ document, data, findings }: ReadYaml): { settings: Settings } | readonly Finding[] {
  if (data === null) return [at(0, "the file is empty: delete it to use the defaults, or name environments")];
  if (!isMap(document.contents)) {
    return [at(document.contents?.range[0] ?? 0, `the file must be a map of settings, not ${shown(data)}`)];
  }
  const parsed = file.safeParse(data, { reportInput: true });
  const mistakes = [...mistakesFromZod(parsed.error?.issues ?? []), ...nameMistakes(data)];
  if (parsed.success && mistakes.length + findings.length === 0) return { settings: toSettings(parsed.data) };
  return [...findings, ...mistakes.map(createLocate(document))];
}

const at = (offset: number, sentence: string): Finding => ({ offset, says: () => sentence });
