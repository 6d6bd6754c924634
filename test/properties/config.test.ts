import { expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { jsonSchema } from "../../src/config/json-schema.ts";
import { parseConfig } from "../../src/config/parse-config.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { matchesRef } from "../../src/config/ref-patterns.ts";
import type { ConfigFile } from "../../src/domain/snapshot.ts";
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
  "_extends: shared",
  "after:",
  "freeze:",
  "executor:",
  "parameters:",
  "payload:",
  "tasks:",
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
const clock = fc
  .tuple(fc.constantFrom("Mon", "thu", "SUN"), fc.nat({ max: 23 }))
  .map(([day, hour]) => `${day} ${hour}:30`);
const environment = fc.record(
  {
    url: fc.webUrl(),
    production: fc.boolean(),
    auto_merge: fc.boolean(),
    required_contexts: fc.oneof(fc.constantFrom("all", "none"), fc.uniqueArray(name, { minLength: 1 })),
    reviews: fc.nat({ max: 20 }),
    forks: fc.constantFrom("never", "by_sha"),
    allow: fc.record({ role: fc.constantFrom("read", "admin"), users: fc.constant(["ada"]) }, { requiredKeys: [] }),
    refs: fc.subarray(["pull_request", "main", "release/**", "tag:v*"]),
    freeze: fc.array(fc.record({ from: clock, to: fc.constant("Wed 0:00") }), { maxLength: 3 }),
    wait: fc.nat({ max: 719 }).map((hours) => `${hours + 1}h`),
    executor: fc.oneof(fc.constantFrom("external", "web1"), fc.constant({ workflow: "deploy.yml" })),
    parameters: fc.constant({ size: { type: "number", default: 3 }, level: { type: "choice", options: ["a", "b"] } }),
    payload: fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.oneof(fc.string(), fc.nat(), fc.constant(null))),
  },
  { requiredKeys: [] },
);
const environments = fc.dictionary(name, environment, { minKeys: 1, maxKeys: 2 });

test("what a file without mistakes says is what holds, and editors find no mistake either", () => {
  const fits = new Ajv2020({ strict: false }).compile(jsonSchema("https://example.com/slipway.schema.json"));
  fc.assert(
    fc.property(environments, (environments) => {
      const parsed = parseConfig(JSON.stringify({ environments }));
      expect(fits({ environments })).toBe(true);
      const settings = "settings" in parsed ? parsed.settings : null;
      expect([...(settings?.environments?.keys() ?? [])]).toEqual(Object.keys(environments));
      for (const [name, { url, production, auto_merge, required_contexts, reviews, refs }] of Object.entries(
        environments,
      )) {
        expect(settings?.environments?.get(name)).toMatchObject({
          url: url ?? null,
          production: production ?? name === "production",
          autoMerge: auto_merge ?? true,
          requiredContexts: required_contexts ?? "all",
          reviews: reviews ?? null,
          refs: refs ?? null,
        });
      }
    }),
    runs,
  );
});

/** Of which two files often have the same. */
const few = fc.dictionary(fc.constantFrom("a", "b", "c"), environment, { minKeys: 1, maxKeys: 2 });

const file = (text: string, base: ConfigFile | null): ConfigFile => ({
  kind: "file",
  path: "p",
  url: text,
  text,
  base,
});

test("what a file says, and what it extends where it says nothing, holds", () => {
  fc.assert(
    fc.property(few, few, (below, own) => {
      const base = file(JSON.stringify({ environments: below }), null);
      const read = readConfig(file(JSON.stringify({ _extends: "shared", environments: own }), base));
      const both = Object.fromEntries(
        [...Object.keys(below), ...Object.keys(own)].map((name) => [name, { ...below[name], ...own[name] }]),
      );
      const alone = parseConfig(JSON.stringify({ environments: both }));
      expect(read.kind).toBe("settings");
      expect("settings" in read && read.settings?.environments).toEqual(
        "settings" in alone && alone.settings.environments,
      );
    }),
    runs,
  );
});

const piece = fc.constantFrom("a", "b", "/", "*", "**", "**/", "?", ".");

test("a pattern without * and ? takes its own name and no other", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (pattern, other) => {
      fc.pre(!/[*?]/.test(pattern) && pattern !== "pull_request" && !pattern.startsWith("tag:"));
      expect(matchesRef(pattern, { kind: "branch", name: pattern })).toBe(true);
      expect(matchesRef(pattern, { kind: "branch", name: other })).toBe(other === pattern);
    }),
    runs,
  );
});

test("patterns take what regular expressions of the same meaning take", () => {
  const meaning: Record<string, string> = { "*": "[^/]*", "**": ".*", "?": "[^/]", ".": "\\." };
  const pieces = /(?<=^|\/)\*\*\/|\*{2,}|[^*]|\*/g;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.stringMatching(/^[ab/.]{0,8}$/), (all, name) => {
      const pattern = all.join("");
      const source = pattern.replace(pieces, (part) =>
        part === "**/" ? "(?:.*/)?" : (meaning[part.startsWith("**") ? "**" : part] ?? part),
      );
      expect(matchesRef(pattern, { kind: "branch", name })).toBe(new RegExp(`^${source}$`).test(name));
    }),
    runs,
  );
});
