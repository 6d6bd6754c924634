// `key=value` as given against an environment's typed parameters: the values that hold, or every mistake.
import type { Environment } from "../domain/environment.ts";
import { excerpt } from "../domain/excerpt.ts";
import { nearest } from "../domain/nearest.ts";
import type { GivenParameter, ParameterDefinition, Parameters, ParameterValue } from "../domain/parameters.ts";
import { type Because, because } from "../domain/reasons.ts";
import { isSealed, type Sealed } from "../domain/sealed.ts";
import { must, nearestValue, readValue } from "./parameter-value.ts";

export type Judged =
  | { readonly kind: "parameters"; readonly parameters: Parameters; readonly sealed: Sealed }
  | { readonly kind: "refused"; readonly because: readonly Because[] };

type Judgement = { readonly name: string; readonly value: ParameterValue } | Because;

/**
 * In declared order and spelling; upper and lower case are the same in names. A sealed value may have any name: what it
 * holds nobody can judge here, and so it takes the place of declared text only.
 */
export function judgeParameters(given: readonly GivenParameter[], environment: Environment): Judged {
  const sealed = given.filter(({ value }) => isSealed(value));
  const plain = given.filter(({ value }) => !isSealed(value));
  const hidden = sealed.map(({ name, value }) => [spelling(name, environment) ?? name, value] as const);
  const values = new Map(plain.map(({ name, value }) => [spelling(name, environment), value]));
  const judged = Object.entries(environment.parameters)
    .filter(([name]) => !hidden.some(([other]) => other === name))
    .map(([name, definition]) => judge({ name, definition, value: values.get(name), environment: environment.name }));
  const wrong = [
    ...plain.flatMap(({ name }) => refuseUnknown(name, environment)),
    ...hidden.flatMap(([name]) => refuseSealed(name, environment)),
    ...judged.filter((one): one is Because => "reason" in one),
  ];
  if (wrong.length > 0) return { kind: "refused", because: wrong };
  const good = judged.flatMap((one) => ("value" in one ? [[one.name, one.value] as const] : []));
  return { kind: "parameters", parameters: Object.fromEntries(good), sealed: Object.fromEntries(hidden) };
}

function refuseSealed(name: string, { parameters }: Environment): readonly Because[] {
  const definition = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (!definition || definition.type === "string") return [];
  return [because("parameter_invalid", { name, value: "sealed:…", must: must(definition), nearest: null })];
}

/** As it is declared, or null. */
function spelling(name: string, { parameters }: Environment): string | null {
  if (Object.hasOwn(parameters, name)) return name;
  return Object.keys(parameters).find((known) => known.toLowerCase() === name.toLowerCase()) ?? null;
}

function refuseUnknown(name: string, environment: Environment): readonly Because[] {
  if (spelling(name, environment) !== null) return [];
  const known = Object.keys(environment.parameters);
  const near = nearest(name, known);
  return [because("parameter_unknown", { name, environment: environment.name, known, nearest: near })];
}

interface Question {
  readonly name: string;
  readonly definition: ParameterDefinition;
  /** Undefined: not given. */
  readonly value: string | undefined;
  readonly environment: string;
}

function judge({ name, definition, value: text, environment }: Question): Judgement {
  if (text === undefined) {
    const value = definition.default;
    return value === null
      ? because("parameter_missing", { name, environment, must: must(definition) })
      : { name, value };
  }
  const value = readValue(text, definition);
  if (value !== null) return { name, value };
  return because("parameter_invalid", {
    name,
    value: excerpt(text),
    must: must(definition),
    nearest: nearestValue(text, definition),
  });
}
