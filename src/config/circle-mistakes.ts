// Environments that would wait for each other: `after` that leads in a circle.
import { asMap, textsIn } from "./data.ts";
import { sameName } from "./environment-name.ts";
import type { Mistake } from "./finding.ts";
import { ownEnvironments, type Whole } from "./whole.ts";
import { listed } from "./wording.ts";

/** From each environment to those before it. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

export function circleMistakes(whole: Whole): readonly Mistake[] {
  const graph = turn(peel(turn(peel(graphOf(whole)))));
  if (graph.size === 0) return [];
  return ownEnvironments(whole).flatMap(([name, { after }]) => {
    const entry = textsIn(after).find(({ text }) => graph.get(sameName(name))?.has(sameName(text)));
    if (!entry) return [];
    const says = () => `"after" leads in a circle: ${listed(circleFrom(sameName(name), graph))}`;
    return [{ path: ["environments", name, "after", entry.index], at: "value" as const, says }];
  });
}

function graphOf({ merged }: Whole): Graph {
  const bodies = Object.entries(asMap(merged["environments"]));
  return new Map(
    bodies.map(([name, body]) => {
      const before = textsIn(asMap(body)["after"]).map(({ text }) => sameName(text));
      return [sameName(name), new Set(before.filter((other) => other !== sameName(name)))];
    }),
  );
}

/** Without those that no circle can be on: before them is nothing, or only such. */
function peel(graph: Graph): Graph {
  const left = new Map(
    [...graph].map(([name, before]) => [name, [...before].filter((other) => graph.has(other)).length]),
  );
  const behind = turn(graph);
  const free = [...left].flatMap(([name, count]) => (count === 0 ? [name] : []));
  for (const name of free) {
    left.delete(name);
    for (const other of behind.get(name) ?? []) {
      const count = (left.get(other) ?? 0) - 1;
      left.set(other, count);
      if (count === 0) free.push(other);
    }
  }
  const kept = [...graph].filter(([name]) => left.has(name));
  return new Map(kept.map(([name, before]) => [name, new Set([...before].filter((other) => left.has(other)))]));
}

/** From each environment to those behind it. */
function turn(graph: Graph): Graph {
  const turned = new Map([...graph.keys()].map((name) => [name, new Set<string>()]));
  for (const [name, before] of graph) for (const other of before) turned.get(other)?.add(name);
  return turned;
}

function circleFrom(start: string, graph: Graph): readonly string[] {
  const way: string[] = [];
  const seen = new Set<string>();
  for (let name: string | undefined = start; name !== undefined && !seen.has(name); [name] = graph.get(name) ?? []) {
    seen.add(name);
    way.push(name);
  }
  const [next = start] = graph.get(way.at(-1) ?? start) ?? [];
  return [...way.slice(way.indexOf(next)), next];
}
