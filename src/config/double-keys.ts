// Keys that one map sets twice. YAML forbids it, and the later one would silently win.
import { isScalar, type LineCounter, type Scalar, visit, type YAMLMap } from "yaml";
import { type Finding, findingAt } from "./finding.ts";
import { quoted } from "./wording.ts";
import type { YamlDocument } from "./yaml-document.ts";

export function doubleKeys(document: YamlDocument, lines: LineCounter): readonly Finding[] {
  const maps: YAMLMap[] = [];
  visit(document, { Map: (_, map) => void maps.push(map) });
  return maps.flatMap((map) => doublesOf(map, lines));
}

function doublesOf({ items }: YAMLMap, lines: LineCounter): Finding[] {
  const first = new Map<unknown, number>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const offset = startOf(key);
    const before = first.get(key.value);
    if (before === undefined) {
      first.set(key.value, offset);
      return [];
    }
    const says = () => `${quoted(String(key.value))} stands here already, in line ${lines.linePos(before).line}`;
    return [findingAt(offset, says)];
  });
}

const startOf = ({ range }: Scalar): number => range?.[0] ?? 0;
