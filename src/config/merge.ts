// A file over the one that it extends: key by key within each environment, task by task, and every other key as a whole.
import { asMap, type Data, isMap } from "./data.ts";
import { sameName } from "./environment-name.ts";

/** Either may be wrong in any way; where both are right, what comes out is. */
export function merge(base: Data | null, own: Data): Data {
  if (base === null) return own;
  return {
    ...base,
    ...own,
    ...both("environments", mergeEnvironments),
    ...both("tasks", (below, above) => ({ ...below, ...above })),
  };

  function both(key: string, join: (below: Data, above: Data) => Data): Data {
    const [below, above] = [base?.[key], own[key]];
    return isMap(below) && isMap(above) ? { [key]: join(below, above) } : {};
  }
}

/** Spelled as in the file that extends the other. */
function mergeEnvironments(base: Data, own: Data): Data {
  const spelled = new Map(Object.keys(own).map((name) => [sameName(name), name]));
  const below = Object.entries(base).map(([name, body]) => [spelled.get(sameName(name)) ?? name, body] as const);
  const merged = new Map(below);
  for (const [name, body] of Object.entries(own)) {
    const under = merged.get(name);
    merged.set(name, isMap(under) ? { ...under, ...asMap(body) } : body);
  }
  return Object.fromEntries(merged);
}
