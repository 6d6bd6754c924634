// The inputs of a workflow, from the templates that slipway.yml gives it and the order.
import { excerpt } from "../../domain/excerpt.ts";
import type { Order } from "../../domain/order.ts";

export type Inputs = { readonly inputs: Readonly<Record<string, string>> } | { readonly problem: string };

/** Where slipway.yml names no inputs. */
const usual = { sha: "{sha}", environment: "{environment}", deployment_id: "{deployment_id}" };

export function toInputs(templates: Readonly<Record<string, string>> | null, order: Order): Inputs {
  const values = valuesOf(order);
  const filled = Object.entries(templates ?? usual).map(([name, text]) => [name, fill(text, values)] as const);
  const unknown = filled.flatMap(([, { unknown }]) => unknown)[0];
  if (unknown !== undefined) return { problem: `an input wants {${excerpt(unknown)}}, which was not given` };
  return { inputs: Object.fromEntries(filled.map(([name, { text }]) => [name, text])) };
}

function valuesOf({ deployment, parameters }: Order): ReadonlyMap<string, string> {
  const { sha, ref, environment, task, id } = deployment;
  const given = Object.entries(parameters).map(([name, value]) => [`parameters.${name}`, String(value)] as const);
  return new Map([...Object.entries({ sha, ref, environment, task, deployment_id: String(id) }), ...given]);
}

interface Filled {
  readonly text: string;
  readonly unknown: readonly string[];
}

/** In one pass: what a value holds is never a template. Braces around anything else, such as JSON, stay. */
function fill(template: string, values: ReadonlyMap<string, string>): Filled {
  const unknown: string[] = [];
  const text = template.replaceAll(/\{([^{}]*)\}/g, (whole, inner: string) => {
    const name = inner.trim();
    if (!/^[\w.-]*$/.test(name)) return whole;
    const value = values.get(name);
    if (value === undefined) unknown.push(name);
    return value ?? "";
  });
  return { text, unknown };
}
