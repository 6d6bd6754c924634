// Templates in the inputs of a workflow: `{sha}`, `{parameters.log_level}`.
import { nearest } from "../domain/nearest.ts";
import { quoted } from "./wording.ts";

const known = ["sha", "ref", "environment", "task", "deployment_id"];
const parameter = "parameters.";

/** What stands in braces and looks like a template, in order. */
function templatesOf(text: string): readonly string[] {
  const braced = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, inner = ""]) => inner.trim());
  return braced.filter((inner) => /^[\w.-]*$/.test(inner));
}

/** The parameters that an input is made from. */
export const parametersIn = (text: string): readonly string[] =>
  templatesOf(text)
    .filter((template) => template.startsWith(parameter))
    .map((template) => template.slice(parameter.length));

export function inputMistake(text: string): string | null {
  const odd = templatesOf(text).find((template) => !known.includes(template) && !template.startsWith(parameter));
  if (odd === undefined) return null;
  const near = nearest(odd, known);
  const meant = near === null ? "." : `: did you mean ${quoted(`{${near}}`)}?`;
  const allowed = [...known, `${parameter}NAME`].map((name) => `{${name}}`);
  return `has the unknown template ${quoted(`{${odd}}`)}${meant} Allowed here: ${allowed.join(", ")}`;
}
