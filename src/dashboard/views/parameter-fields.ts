// The typed parameters of an environment as fields: left empty, each has its default.
import { html } from "hono/html";
import type { ParameterDefinition } from "../../domain/parameters.ts";
import { fieldOf } from "../actions/given.ts";
import type { Html } from "./layout.ts";

type Filled = (name: string) => string;

export function parameterFields(parameters: Readonly<Record<string, ParameterDefinition>>, filled: Filled): Html {
  const all = Object.entries(parameters);
  if (all.length === 0) return html``;
  const rows = all.map(([name, definition], index) =>
    fieldView({ name, definition, id: `parameter-${index}` }, filled),
  );
  return html`<fieldset><legend>Parameters</legend>${rows}</fieldset>`;
}

interface Parameter {
  readonly name: string;
  readonly definition: ParameterDefinition;
  readonly id: string;
}

const fieldView = ({ name, definition, id }: Parameter, filled: Filled): Html =>
  html`<div class="field"><label for="${id}"><code>${name}</code></label>
${inputView({ name: fieldOf(name), definition, id }, filled(fieldOf(name)))}</div>`;

function inputView({ name, definition, id }: Parameter, value: string): Html {
  const required = definition.default === null ? html` required` : "";
  switch (definition.type) {
    case "choice":
      return choiceView({ id, name, values: definition.options, usual: definition.default }, value);
    case "boolean":
      return choiceView({ id, name, values: ["true", "false"], usual: definition.default?.toString() ?? null }, value);
    case "number":
      return html`<input id="${id}" name="${name}" type="number" step="any"${bound("min", definition.min)}${bound("max", definition.max)}
 value="${value}" placeholder="${definition.default ?? ""}"${required}>`;
    case "string":
      return html`<input id="${id}" name="${name}" maxlength="1000" value="${value}" placeholder="${definition.default ?? ""}"${required}>`;
  }
}

const bound = (name: "min" | "max", value: number | null): Html | "" =>
  value === null ? "" : html` ${name}="${value}"`;

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly values: readonly string[];
  /** Its default; null: one must be chosen. */
  readonly usual: string | null;
}

const choiceView = ({ id, name, values, usual }: Choice, chosen: string): Html =>
  html`<select id="${id}" name="${name}"${usual === null ? html` required` : ""}>
<option value="">${usual === null ? "Choose one" : `${usual} (default)`}</option>
${values.map((value) => html`<option value="${value}"${value === chosen ? html` selected` : ""}>${value}</option>`)}</select>`;
