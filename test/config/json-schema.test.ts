import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { type JsonSchema, jsonSchema } from "../../src/config/json-schema.ts";
import { parseConfig } from "../../src/config/parse-config.ts";

const schema = jsonSchema("https://example.com/slipway.schema.json");
const fits = new Ajv2020({ strict: false }).compile(schema);
const example = readFileSync(resolve(import.meta.dirname, "../../scripts/docs/example.yml"), "utf8");

/** The schemas of all keys, also of those further down. */
const keysOf = (schema: JsonSchema, path = ""): readonly (readonly [path: string, schema: JsonSchema])[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([name, key]) => [
    [`${path}.${name}`, key] as const,
    ...keysOf(key, `${path}.${name}`),
  ]),
  ...[schema.items, schema.additionalProperties, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) =>
    typeof part === "object" ? keysOf(part, path) : [],
  ),
];

const environments = schema.properties?.["environments"]?.additionalProperties;
const keysOfEnvironment = (typeof environments === "object" && environments.anyOf?.[0]?.properties) || {};

test("the example is without mistakes, for Slipway and for editors", () => {
  expect(parseConfig(example)).toHaveProperty("settings");
  expect(fits(parse(example))).toBe(true);
});

test("the example has every key of an environment", () => {
  const { environments } = parse(example) as { environments: Record<string, object> };
  const used = new Set(Object.values(environments).flatMap((body) => Object.keys(body)));
  expect(Object.keys(keysOfEnvironment).filter((key) => !used.has(key))).toEqual([]);
});

test("every key says what it does", () => {
  expect(keysOf(schema).length).toBeGreaterThan(50);
  expect(keysOf(schema).filter(([, { description }]) => !description?.endsWith("."))).toEqual([]);
});

test.each([
  "environments: { qa: }",
  "environments: { qa: { freeze: [{ from: fri 9:00, to: SUN 18:00 }] } }",
  "environments: { qa: { executor: web1 } }",
  "environments: { qa: { parameters: { a: { type: string } } } }",
  "tasks: { clean: }",
])("editors find no mistake in %s", (text) => {
  expect(parseConfig(text)).toHaveProperty("settings");
  expect(fits(parse(text))).toBe(true);
});

test.each([
  "enviroments: {}",
  "environments: { qa: { reviews: 21 } }",
  "environments: { qa: { timeout: 0m } }",
  "environments: { qa: { executor: { workflow: a/b.yml } } }",
  "environments: { qa: { parameters: { a: { type: choice } } } }",
  "environments: { qa: { allow: { role: owner } } }",
  "auto: [{ push: main }]",
])("editors find the mistake in %s", (text) => {
  expect(parseConfig(text)).toHaveProperty("problems");
  expect(fits(parse(text))).toBe(false);
});

const withDefault = Object.entries(keysOfEnvironment).filter(([, key]) => key.default !== undefined);

test.each(withDefault)("what holds without %s is what is documented", (key, { default: otherwise }) => {
  const written = parseConfig(JSON.stringify({ environments: { qa: { [key]: otherwise } } }));
  expect(written).toMatchObject({ settings: {} });
  const left = parseConfig(JSON.stringify({ environments: { qa: {} } }));
  expect(written).toHaveProperty("settings.environments", "settings" in left ? left.settings.environments : null);
});
