// docs/configuration.md: every key of slipway.yml, from the schema that reads it.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { jsonSchema } from "../../src/config/json-schema.ts";
import { renderKeys } from "./keys.ts";
import { schemaUrl } from "./schema.ts";

const read = (file: string): string => readFileSync(resolve(import.meta.dirname, file), "utf8");

/** Prose stands in configuration.md beside this file, with a place for each part that the source knows better. */
export const renderConfiguration = (): string =>
  read("configuration.md")
    .replace("{{schema}}", schemaUrl)
    .replace("{{example}}\n", () => read("example.yml"))
    .replace("{{keys}}\n", () => renderKeys(jsonSchema(schemaUrl)));
