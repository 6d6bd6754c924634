// Finds the route of a request by GitHub's path templates.
import type { Route } from "./route.ts";

export interface Matched {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** These may hold slashes, encoded or not. */
const wide = ["path", "ref", "basehead", "branch"];

interface Pattern {
  readonly route: Route;
  readonly method: string;
  readonly expression: RegExp;
  /** How many characters are fixed: the more, the more specific. */
  readonly weight: number;
}

function toPattern(route: Route): Pattern {
  const [method = "", path = ""] = route.operation.split(" ");
  const fixed = path.replaceAll(/\{\w+\}/g, "");
  const source = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => `(?<${name}>${wide.includes(name) ? ".+" : "[^/]+"})`,
  );
  return { route, method, expression: new RegExp(`^${source}$`), weight: fixed.length };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export type Match = (method: string, path: string) => Matched | null;

export function createMatch(routes: readonly Route[]): Match {
  const patterns = routes.map(toPattern).sort((a, b) => b.weight - a.weight);
  return (method, path) => {
    for (const pattern of patterns) {
      const found = pattern.method === method ? pattern.expression.exec(path) : null;
      if (!found) continue;
      const params = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decode(value)]);
      return { route: pattern.route, params: Object.fromEntries(params) };
    }
    return null;
  };
}
