// Mistakes in the names of environments, which no schema of single values sees.
import { asMap, isMap } from "./data.ts";
import { nameMistake, sameName } from "./environment-name.ts";
import type { Mistake } from "./finding.ts";
import type { Whole } from "./whole.ts";
import { quoted } from "./wording.ts";

export function nameMistakes({ own }: Whole): readonly Mistake[] {
  const named = own["environments"];
  const names = Object.keys(asMap(named));
  return [...noNames(named), ...badNames(names), ...sameNames(names)];
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

const atName = (name: string, says: () => string): Mistake => ({ path: ["environments", name], at: "key", says });
