// The text of slipway.yml to settings, or to every mistake in it.
import { isMap, LineCounter } from "yaml";
import type { ConfigProblem } from "../domain/reasons.ts";
import { circleMistakes } from "./circle-mistakes.ts";
import { asMap } from "./data.ts";
import { toExtended } from "./extends.ts";
import { type Finding, findingAt, type Mistake } from "./finding.ts";
import { largestFile } from "./limits.ts";
import { createLocate } from "./locate.ts";
import { mistakesFromZod } from "./mistakes-from-zod.ts";
import { nameMistakes } from "./name-mistakes.ts";
import { referenceMistakes } from "./reference-mistakes.ts";
import { protoKeys } from "./proto-keys.ts";
import { report } from "./report.ts";
import { type File, file } from "./schema.ts";
import type { Settings } from "./settings.ts";
import { toSettings } from "./to-settings.ts";
import { toWhole, type Whole } from "./whole.ts";
import { shown } from "./wording.ts";
import { readYaml, type Yaml } from "./yaml-document.ts";

export type ParsedConfig = Parsed | { readonly problems: readonly ConfigProblem[] };

interface Parsed {
  readonly settings: Settings;
  /** The file's own words with those of its base, for a file that extends this one. */
  readonly file: File;
}

export interface Beside {
  /** What the file extends; null: it extends nothing, or nobody has read that, so that no name is wrong for certain. */
  readonly base: File | null;
  /** Known from elsewhere. */
  readonly mistakes: readonly Mistake[];
}

const alone: Beside = { base: null, mistakes: [] };

/** Never throws. Problems stand in the order of line and column, 50 at most and one more that counts the rest. */
export function parseConfig(text: string, beside: Partial<Beside> = alone): ParsedConfig {
  if (Buffer.byteLength(text) > largestFile) return { problems: [tooLarge] };
  const lines = new LineCounter();
  const yaml = readYaml(text, lines);
  const read = yaml.kind === "read" ? readData(yaml, { ...alone, ...beside }) : yaml.findings;
  return "settings" in read ? read : { problems: report(read, lines) };
}

const tooLarge: ConfigProblem = {
  line: 1,
  column: 1,
  message: `the file is larger than ${largestFile / 1024} KiB, and was not read`,
};

type ReadYaml = Extract<Yaml, { kind: "read" }>;

function readData({ document, data, findings }: ReadYaml, { base, mistakes }: Beside): Parsed | readonly Finding[] {
  if (data === null)
    return [findingAt(0, () => "the file is empty: delete it to use the defaults, or name environments")];
  if (!isMap(document.contents)) {
    return [
      findingAt(document.contents?.range[0] ?? 0, () => `the file must be a map of settings, not ${shown(data)}`),
    ];
  }
  const parsed = file.safeParse(data, { reportInput: true });
  const whole = toWhole(asMap(data), base);
  const inData = [...mistakesFromZod(parsed.error?.issues ?? []), ...acrossValues(whole), ...mistakes];
  const all = [...findings, ...inData.map(createLocate(document)), ...protoKeys(document)];
  return parsed.success && all.length === 0 ? toParsed(whole, parsed.data) : all;
}

const acrossValues = (whole: Whole): readonly Mistake[] => [
  ...nameMistakes(whole),
  ...referenceMistakes(whole),
  ...circleMistakes(whole),
];

/** Both files were checked, and a merge makes no other kinds of value. */
function toParsed({ merged }: Whole, { _extends }: File): Parsed {
  const file = merged as File;
  return { file, settings: toSettings(file, toExtended(_extends)) };
}
