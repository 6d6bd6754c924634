// docs/slipway.schema.json, for editors.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { jsonSchema } from "../../src/config/json-schema.ts";

const manifest = parse(readFileSync(resolve(import.meta.dirname, "../../app.yml"), "utf8")) as { url: string };

/** Where editors find it. */
export const schemaUrl = `${manifest.url.replace("//github.com/", "//raw.githubusercontent.com/")}/HEAD/docs/slipway.schema.json`;

export const renderSchema = (): string => `${shortLists(JSON.stringify(jsonSchema(schemaUrl), null, 2))}\n`;

/** Lists of plain values on one line where they fit, as the formatter writes them. */
const shortLists = (json: string): string =>
  json.replace(/^.*\[\s+[^[\]{}]*?\s+\],?$/gm, (list) => {
    const line = list.replace(/\n\s*/g, " ").replace(/\[ (.*) \]/, "[$1]");
    return line.length <= 120 ? line : list;
  });
