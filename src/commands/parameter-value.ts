// One value of a typed parameter: what its text stands for, and what it must be.
import { excerpt } from "../domain/excerpt.ts";
import { nearest } from "../domain/nearest.ts";
import { isPlainText, type ParameterDefinition, type ParameterValue, plainTextMust } from "../domain/parameters.ts";

type OfType<Type extends ParameterDefinition["type"]> = Extract<ParameterDefinition, { readonly type: Type }>;

/** Null: the parameter does not take it. */
export function readValue(text: string, definition: ParameterDefinition): ParameterValue | null {
  switch (definition.type) {
    case "string":
      return readText(text);
    case "boolean":
      return truths.get(text.toLowerCase()) ?? null;
    case "number":
      return readNumber(text, definition);
    case "choice":
      return readChoice(text, definition);
  }
}

const readText = (text: string): string | null => (isPlainText(text) ? text : null);

const truths: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["on", true],
  ["false", false],
  ["no", false],
  ["off", false],
]);

/** No more digits than a number keeps exactly. */
const decimal = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/;

function readNumber(text: string, { min, max }: OfType<"number">): number | null {
  if (!decimal.test(text)) return null;
  // Adding nothing makes the negative zero a plain one.
  const value = Number(text) + 0;
  return value < (min ?? value) || value > (max ?? value) ? null : value;
}

const readChoice = (text: string, { options }: OfType<"choice">): string | null =>
  options.find((option) => option === text) ??
  options.find((option) => option.toLowerCase() === text.toLowerCase()) ??
  null;

/** "must be a number from 1 to 20" */
export function must(definition: ParameterDefinition): string {
  switch (definition.type) {
    case "string":
      return `must be ${plainTextMust}`;
    case "boolean":
      return "must be true or false";
    case "number":
      return `must be a number${range(definition)}`;
    case "choice":
      return `must be one of ${listed(definition.options)}`;
  }
}

function range({ min, max }: OfType<"number">): string {
  if (min !== null && max !== null) return ` from ${min} to ${max}`;
  if (min !== null) return `, ${min} or more`;
  return max === null ? " such as 3 or 2.5" : `, ${max} or less`;
}

const mostListed = 20;

function listed(options: readonly string[]): string {
  const more = options.length > mostListed ? ["…"] : [];
  return [...options.slice(0, mostListed).map((option) => excerpt(option)), ...more].join(", ");
}

/** "Did you mean": only a choice has values near to each other. */
export const nearestValue = (text: string, definition: ParameterDefinition): string | null =>
  definition.type === "choice" ? nearest(text, definition.options) : null;
