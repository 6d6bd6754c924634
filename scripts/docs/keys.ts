// The keys of slipway.yml as tables: one for the file, and one for each map in it.
import type { JsonSchema } from "../../src/config/json-schema.ts";

/** A map that stands somewhere in a value. */
interface Inner {
  /** How one writes where: `.NAME`, `[]`. */
  readonly where: string;
  readonly map: JsonSchema;
}

export const renderKeys = (file: JsonSchema): string => chapters({ where: "", map: file }).join("\n");

function chapters({ where, map }: Inner): readonly string[] {
  const keys = Object.entries(map.properties ?? {});
  const kind = map.properties?.["type"]?.const;
  const title = where === "" ? "The file" : `\`${where}\`${kind === undefined ? "" : `, ${asYaml(`type: ${kind}`)}`}`;
  const rows = keys.map(([name, schema]) => row(name, schema, map.required?.includes(name) ?? false));
  const inner = keys.flatMap(([name, schema]) => mapsIn(schema, where === "" ? name : `${where}.${name}`));
  return [`### ${title}\n\n${header}\n${rows.join("\n")}\n`, ...inner.flatMap(chapters)];
}

const header = "| key | takes | without it | what it does |\n| --- | --- | --- | --- |";

function row(name: string, schema: JsonSchema, needed: boolean): string {
  const otherwise = needed ? "must be there" : schema.default === undefined ? "" : asYaml(schema.default);
  return `| \`${name}\` | ${takes(schema)} | ${otherwise} | ${(schema.description ?? "").replaceAll("|", "\\|")} |`;
}

const asYaml = (value: unknown): string => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

function mapsIn(schema: JsonSchema, where: string): readonly Inner[] {
  if (schema.properties) return [{ where, map: schema }];
  const { items, additionalProperties, anyOf = [], oneOf = [] } = schema;
  return [
    ...[...anyOf, ...oneOf].flatMap((kind) => mapsIn(kind, where)),
    ...(items ? mapsIn(items, `${where}[]`) : []),
    ...(typeof additionalProperties === "object" ? mapsIn(additionalProperties, `${where}.NAME`) : []),
  ];
}

function takes(schema: JsonSchema): string {
  const { anyOf = [], oneOf = [], items } = schema;
  const kinds = [...anyOf, ...oneOf].filter(({ type }) => type !== "null");
  if (schema.title !== undefined) return schema.title;
  if (schema.const !== undefined) return asYaml(schema.const);
  if (schema.enum) return either(schema.enum.map(asYaml));
  if (kinds.length > 0) return either(kinds.flatMap((kind) => kind.enum?.map(asYaml) ?? [takes(kind)]));
  if (items) return `list: ${takes(items)}`;
  return plainKinds[schema.type ?? ""]?.(schema) ?? "anything";
}

const plainKinds: Readonly<Record<string, (schema: JsonSchema) => string>> = {
  boolean: () => "`true` or `false`",
  integer: ({ minimum, maximum }) => `whole number, ${minimum} to ${maximum}`,
  number: () => "number",
  object: () => "map",
  string: () => "text",
};

const either = (kinds: readonly string[]): string =>
  kinds.length < 2 ? kinds.join("") : `${kinds.slice(0, -1).join(", ")} or ${kinds.at(-1)}`;
