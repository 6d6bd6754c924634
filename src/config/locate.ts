// From a path in the data to the place in the text where it stands.
import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import type { Finding, Mistake } from "./finding.ts";
import type { YamlDocument } from "./yaml-document.ts";

interface Entry {
  readonly key: unknown;
  readonly value: unknown;
}

/** Finds mistakes in one document. It reads each map and alias once: a file may have thousands of mistakes. */
export function createLocate(document: YamlDocument): (mistake: Mistake) => Finding {
  const entriesOf = once((map: YAMLMap) => new Map(map.items.map((pair) => [keyOf(pair), pair])));
  const resolve = once((node: unknown) => (isAlias(node) ? node.resolve(document) : node));
  const step = (from: unknown, key: PropertyKey): Entry | undefined => {
    const node = resolve(from);
    if (isMap(node)) return entriesOf(node).get(key);
    return isSeq(node) ? { key: null, value: node.items[Number(key)] } : undefined;
  };
  return ({ path, at, says }) => {
    const root: Entry | undefined = { key: null, value: document.contents };
    const entry = path.reduce<Entry | undefined>((above, key) => step(above?.value, key), root);
    const offset = at === "key" ? startOf(entry?.key) : (startOf(entry?.value) ?? startOf(entry?.key));
    return { offset: offset ?? 0, says };
  };
}

const keyOf = ({ key }: Pair): unknown => (isScalar(key) ? key.value : undefined);

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

function once<From, To>(make: (from: From) => To): (from: From) => To {
  const made = new Map<From, To>();
  return (from) => {
    const known = made.get(from);
    if (known !== undefined) return known;
    const to = make(from);
    made.set(from, to);
    return to;
  };
}
