import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { parseConfig } from "../../src/config/parse-config.ts";
import { runs } from "./runs.ts";

/** Pieces of YAML and of slipway.yml, put together without sense. */
const pieces = [
  "environments:",
  "default_environment:",
  "staging",
  "url:",
  "https://a.b",
  "production:",
  "auto_merge:",
];
const marks = ["\n", "\n  ", "\n    ", " ", "- ", "? ", ": ", "[", "]", "{", "}", ",", "&a ", "*a", "!!set ", "<<: "];
const more = ["|\n", '"', "'", "#", "---\n", "%YAML 1.1\n", "\t", "~", "yes", "1", "\uFEFF", "\r", "__proto__: "];
const yaml = fc.array(fc.constantFrom(...pieces, ...marks, ...more), { maxLength: 40 }).map((all) => all.join(""));
const anything = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), yaml);

test("no text makes the reader of the configuration throw, and each mistake has a place and a short sentence", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const parsed = parseConfig(text);
      const problems = "problems" in parsed ? parsed.problems : [];
      expect("settings" in parsed || problems.length > 0).toBe(true);
      for (const { line, column, message } of problems) {
        expect(Math.min(line, column)).toBeGreaterThan(0);
        expect(message).toMatch(/^[\P{Cc}]{10,600}$/u);
      }
      const places = problems.map(({ line, column }) => [line, column]);
      expect(places).toEqual(places.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
    }),
    runs,
  );
});

const name = fc.stringMatching(/^[a-z][a-z0-9/_.-]{0,30}$/);
const environment = fc.record(
  {
    url: fc.webUrl(),
    production: fc.boolean(),
    auto_merge: fc.boolean(),
    required_contexts: fc.oneof(fc.constantFrom("all", "none"), fc.uniqueArray(name, { minLength: 1 })),
  },
  { requiredKeys: [] },
);

test("what a file without mistakes says is what holds", () => {
  fc.assert(
    fc.property(fc.dictionary(name, environment, { minKeys: 1 }), (environments) => {
      const parsed = parseConfig(JSON.stringify({ environments }));
      const settings = "settings" in parsed ? parsed.settings : null;
      expect([...(settings?.environments?.keys() ?? [])]).toEqual(Object.keys(environments));
      for (const [name, { url, production, auto_merge, required_contexts }] of Object.entries(environments)) {
        expect(settings?.environments?.get(name)).toMatchObject({
          url: url ?? null,
          production: production ?? name === "production",
          autoMerge: auto_merge ?? true,
          requiredContexts: required_contexts ?? "all",
        });
      }
    }),
    runs,
  );
});
