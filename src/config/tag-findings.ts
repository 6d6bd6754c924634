// Tags such as !!binary make other data of a value than one reads: slipway.yml has none.
import { visit } from "yaml";
import { type Finding, findingAt } from "./finding.ts";
import { quoted } from "./wording.ts";
import type { YamlDocument } from "./yaml-document.ts";

export function tagFindings(document: YamlDocument): readonly Finding[] {
  const findings: Finding[] = [];
  visit(document, {
    Value: (_, { tag, range }) => {
      if (tag === undefined) return;
      findings.push(findingAt(range?.[0] ?? 0, () => `the tag ${quoted(tag)} means nothing here: leave it out`));
    },
  });
  return findings;
}
