// Mistakes in the names of environments, which no schema of single values sees. Looks at any data, however wrong.
import { nameMistake, sameName } from "./environment-name.ts";
import type { Mistake } from "./finding.ts";
import { quoted, unknown } from "./wording.ts";

export function nameMistakes(data: unknown): readonly Mistake[] {
  const named = isMap(data) ? data["environments"] : undefined;
  const names = isMap(named) ? Object.keys(named) : [];
  return [...noNames(named), ...badNames(names), ...sameNames(names), ...unknownDefault(data, names)];
}

const noNames = (named: unknown): Mistake[] =>
  isMap(named) && Object.keys(named).length === 0
    ? [{ path: ["environments"], at: "value", says: () => '"environments" must name at least one environment' }]
    : [];

const badNames = (names: readonly string[]): Mistake[] =>
  names.flatMap((name) => {
    const broken = nameMistake(name);
    if (broken === null) return [];
    return [atName(name, () => `the name of environment ${quoted(name)} ${broken}`)];
  });

function sameNames(names: readonly string[]): Mistake[] {
  const first = new Map<string, string>();
  return names.flatMap((name) => {
    const other = first.get(sameName(name));
    if (other === undefined) {
      first.set(sameName(name), name);
      return [];
    }
    const says = () => `environment ${quoted(name)} is ${quoted(other)} again: GitHub ignores upper and lower case`;
    return [atName(name, says)];
  });
}

function unknownDefault(data: unknown, names: readonly string[]): Mistake[] {
  const wanted = isMap(data) ? data["default_environment"] : undefined;
  if (typeof wanted !== "string" || wanted === "" || names.length === 0) return [];
  if (names.some((name) => sameName(name) === sameName(wanted))) return [];
  return [{ path: ["default_environment"], at: "value", says: () => unknown("environment", wanted, names) }];
}

const atName = (name: string, says: () => string): Mistake => ({ path: ["environments", name], at: "key", says });

const isMap = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);
