// The key `__proto__`, which is none to JavaScript: whatever stands under it would be passed over.
import { isScalar, type Scalar, visit } from "yaml";
import { type Finding, findingAt } from "./finding.ts";
import type { YamlDocument } from "./yaml-document.ts";

export function protoKeys(document: YamlDocument): readonly Finding[] {
  const keys: Scalar[] = [];
  visit(document, { Pair: (_, { key }) => void (isScalar(key) && key.value === "__proto__" && keys.push(key)) });
  return keys.map(({ range }) => findingAt(range?.[0] ?? 0, () => 'no key can be called "__proto__"'));
}
