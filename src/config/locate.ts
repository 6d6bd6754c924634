// From a path in the data to the place in the text where it stands.
import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import type { Finding, Mistake } from "./finding.ts";
import type { YamlDocument } from "./yaml-document.ts";

interface Entry {
  readonly key: unknown;
  readonly value: unknown;
}

/**
 * Finds mistakes in one document: what is not there at the nearest that is, and what nothing of is there where the file
 * names the one it comes from. It reads each map and alias once: a file may have thousands of mistakes.
 */
export function createLocate(document: YamlDocument): (mistake: Mistake) => Finding {
  const entriesOf = once((map: YAMLMap) => new Map(map.items.map((pair) => [keyOf(pair), pair])));
  const resolve = once((node: unknown) => (isAlias(node) ? node.resolve(document) : node));
  const step = (from: unknown, key: PropertyKey): Entry | undefined => {
    const node = resolve(from);
    if (isMap(node)) return entriesOf(node).get(key);
    return isSeq(node) && Number(key) < node.items.length ? { key: null, value: node.items[Number(key)] } : undefined;
  };
  const root: Entry = { key: null, value: document.contents };
  const named = (): number => startOf(step(document.contents, "_extends")?.key) ?? 0;
  return ({ path, at, says }) => {
    const { entry, missing } = walk({ root, step, path });
    if (missing !== null && entry === root) return { offset: named(), missing, says };
    const [first, second] = at === "key" || missing !== null ? [entry.key, entry.value] : [entry.value, entry.key];
    return { offset: startOf(first) ?? startOf(second) ?? 0, missing, says };
  };
}

interface Walk {
  readonly root: Entry;
  readonly step: (from: unknown, key: PropertyKey) => Entry | undefined;
  readonly path: readonly PropertyKey[];
}

/** As far as the path goes, and the first key that is not there. */
function walk({ root, step, path }: Walk): { entry: Entry; missing: string | null } {
  let entry = root;
  for (const key of path) {
    const next = step(entry.value, key);
    if (!next) return { entry, missing: String(key) };
    entry = next;
  }
  return { entry, missing: null };
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
