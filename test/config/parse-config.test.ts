import { expect, test } from "@jest/globals";
import { parseConfig } from "../../src/config/parse-config.ts";
import type { Settings } from "../../src/config/settings.ts";
import { defaultEnvironment } from "../../src/domain/environment.ts";

function settingsOf(text: string): Settings {
  const parsed = parseConfig(text);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.settings;
}

const environmentOf = (body: string) => settingsOf(`environments:\n  qa:\n${body}`).environments?.get("qa");

test("what the file says of an environment holds, and everything else has its default", () => {
  const settings = settingsOf(`
default_environment: staging
environments:
  staging:
    url: https://staging.example.com
  production:
    url: http://www.example.com/shop
    auto_merge: false
    required_contexts: [ci/test, security/scan]
`);
  expect(settings.defaultEnvironment).toBe("staging");
  expect([...(settings.environments ?? [])]).toEqual([
    ["staging", { ...defaultEnvironment("staging"), url: "https://staging.example.com" }],
    [
      "production",
      {
        ...defaultEnvironment("production"),
        url: "http://www.example.com/shop",
        production: true,
        autoMerge: false,
        requiredContexts: ["ci/test", "security/scan"],
      },
    ],
  ]);
});

test.each([
  ["    required_contexts: all", { requiredContexts: "all" }],
  ["    required_contexts: none", { requiredContexts: "none" }],
  ["    required_contexts: []", { requiredContexts: "none" }],
  ["    required_contexts: [all]", { requiredContexts: ["all"] }],
  ["    production: true", { production: true }],
  ["    url: https://example.com:8443/a?b=c#d", { url: "https://example.com:8443/a?b=c#d" }],
  ["    { auto_merge: False }", { autoMerge: false }],
])("an environment takes %j", (body, expected) => {
  expect(environmentOf(body)).toEqual({ ...defaultEnvironment("qa"), ...expected });
});

test("an environment with nothing under its name has every default", () => {
  const { environments } = settingsOf("environments:\n  staging:\n  production: ~\n  qa: {}\n");
  expect([...(environments?.values() ?? [])]).toEqual(["staging", "production", "qa"].map(defaultEnvironment));
});

test("a file that names no environments leaves those of zero configuration", () => {
  const nothing = { defaultEnvironment: null, environments: null, tasks: new Map(), auto: [], extends: null };
  expect(settingsOf("default_environment: qa")).toEqual({ ...nothing, defaultEnvironment: "qa" });
  expect(settingsOf("{}")).toEqual(nothing);
});

test.each([
  ["CRLF", "environments:\r\n  qa:\r\n    production: true\r\n"],
  ["a byte order mark", "\uFEFFenvironments:\n  qa:\n    production: true\n"],
  ["JSON", '{"environments": {"qa": {"production": true}}}'],
  ["comments and a document start", "# ours\n---\nenvironments: # all\n  qa: { production: true }\n"],
  ["a directive for another YAML version", "%YAML 1.1\n---\nenvironments:\n  qa: { production: true }\n"],
  ["an alias", "environments:\n  live: &live { production: true }\n  qa: *live\n"],
])("%s is no obstacle", (_, text) => {
  expect(settingsOf(text).environments?.get("qa")).toEqual({ ...defaultEnvironment("qa"), production: true });
});

test.each([
  "constructor",
  "toString",
  "hasOwnProperty",
  "prototype",
  "2024",
  "null",
  "true",
  "~",
  "a/b",
  "Größe",
  "🚀",
])("an environment may be called %s", (name) => {
  const { environments } = settingsOf(`environments:\n  ${name}:\n    url: https://example.com\n`);
  expect(environments?.get(name)).toEqual({ ...defaultEnvironment(name), url: "https://example.com" });
});

test("the default environment may be written in other case", () => {
  expect(settingsOf("default_environment: STAGING\nenvironments: { staging: }").defaultEnvironment).toBe("STAGING");
});
