// The text of the operator's file to executors, or to every mistake in it.
import { isMap, LineCounter } from "yaml";
import { asMap } from "../../config/data.ts";
import { type Finding, findingAt } from "../../config/finding.ts";
import { largestFile } from "../../config/limits.ts";
import { createLocate } from "../../config/locate.ts";
import { mistakesFromZod } from "../../config/mistakes-from-zod.ts";
import { protoKeys } from "../../config/proto-keys.ts";
import { report } from "../../config/report.ts";
import { shown } from "../../config/wording.ts";
import { readYaml, type Yaml } from "../../config/yaml-document.ts";
import type { ConfigProblem } from "../../domain/reasons.ts";
import { kindMistakes } from "./kind-mistakes.ts";
import { toMask } from "./mask.ts";
import type { Operators } from "./operators.ts";
import { file } from "./schema.ts";
import { secretMistakes } from "./secret-mistakes.ts";
import { type Beside, toOperators } from "./to-operators.ts";

export interface OperatorsFile {
  readonly operators: Operators;
  /** What no log may show; each with the flag `g`. */
  readonly masks: readonly RegExp[];
}

export type OperatorsRead = OperatorsFile | { readonly problems: readonly ConfigProblem[] };

/** Never throws. Problems stand in the order of line and column, and hold no value of the environment. */
export function readOperators(text: string, beside: Beside): OperatorsRead {
  const lines = new LineCounter();
  const read = Buffer.byteLength(text) > largestFile ? tooLarge : readText(readYaml(text, lines), beside);
  return "operators" in read ? read : { problems: report(read, lines) };
}

const tooLarge = [findingAt(0, () => `the file is larger than ${largestFile / 1024} KiB, and was not read`)];

function readText(yaml: Yaml, beside: Beside): OperatorsFile | readonly Finding[] {
  if (yaml.kind === "broken") return yaml.findings;
  const { document, data, findings } = yaml;
  if (!isMap(document.contents)) {
    const says = () => `the file must be a map with the key "executors", not ${shown(data)}`;
    return [findingAt(document.contents?.range[0] ?? 0, says)];
  }
  const parsed = file.safeParse(data, { reportInput: true });
  const map = asMap(data);
  const mistakes = [
    ...mistakesFromZod(parsed.error?.issues ?? []),
    ...kindMistakes(map),
    ...secretMistakes(map, beside.variables),
  ];
  const all = [...findings, ...mistakes.map(createLocate(document)), ...protoKeys(document)];
  if (!parsed.success || all.length > 0) return all;
  return { operators: toOperators(parsed.data, beside), masks: (parsed.data.mask ?? []).map(toMask) };
}
