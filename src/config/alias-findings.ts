// Aliases that stand for nothing, or too many of them.
import { type Alias, type Node, visit } from "yaml";
import { type Finding, findingAt } from "./finding.ts";
import { mostAliases } from "./limits.ts";
import { quoted } from "./wording.ts";
import type { YamlDocument } from "./yaml-document.ts";

export function aliasFindings(document: YamlDocument): readonly Finding[] {
  const { aliases, unknown } = collect(document);
  const surplus = aliases[mostAliases];
  const tooMany = surplus ? [finding(surplus, `this file has more than ${mostAliases} aliases: write it out`)] : [];
  return [...tooMany, ...unknown.map((alias) => finding(alias, `no anchor ${quoted(`&${alias.source}`)} before this`))];
}

function collect(document: YamlDocument): { aliases: Alias[]; unknown: Alias[] } {
  const anchors = new Set<string>();
  const found = { aliases: [] as Alias[], unknown: [] as Alias[] };
  visit(document, {
    Value: (_, { anchor }) => void (anchor && anchors.add(anchor)),
    Alias: (_, alias) => {
      found.aliases.push(alias);
      if (!anchors.has(alias.source)) found.unknown.push(alias);
    },
  });
  return found;
}

const finding = ({ range }: Node, sentence: string): Finding => findingAt(range?.[0] ?? 0, () => sentence);
