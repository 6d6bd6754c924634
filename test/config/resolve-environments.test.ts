import { expect, test } from "@jest/globals";
import { resolveEnvironments } from "../../src/config/resolve-environments.ts";
import type { Settings } from "../../src/config/settings.ts";
import { defaultEnvironment } from "../../src/domain/environment.ts";

function settings(defaultName: string | null, names: readonly string[] | null): Settings {
  const environments = names && new Map(names.map((name) => [name, defaultEnvironment(name)]));
  return { defaultEnvironment: defaultName, environments };
}

test.each([
  { github: [], names: ["staging", "production"] },
  { github: ["qa"], names: ["qa", "staging", "production"] },
  { github: ["Production", "Staging"], names: ["Production", "Staging"] },
  { github: ["STAGING", "github pages"], names: ["STAGING", "github pages", "production"] },
])("without a file there are GitHub's environments $github, staging and production", ({ github, names }) => {
  expect(resolveEnvironments(null, github).names).toEqual(names);
  expect(resolveEnvironments(settings(null, null), github).names).toEqual(names);
});

test("a file that names environments names all of them", () => {
  expect(resolveEnvironments(settings(null, ["live", "qa"]), ["staging"]).names).toEqual(["live", "qa"]);
});

test.each([
  { why: "the file says so", wanted: "qa", named: ["staging", "qa"], github: [], expected: "qa" },
  { why: "the file says so in other case", wanted: "QA", named: ["qa"], github: [], expected: "qa" },
  { why: "the file says so, of GitHub's", wanted: "qa", named: null, github: ["Qa"], expected: "Qa" },
  { why: "the file says so, though there is none", wanted: "qa", named: null, github: [], expected: "qa" },
  { why: "there is a staging", wanted: null, named: ["live", "Staging"], github: [], expected: "Staging" },
  { why: "nothing is configured", wanted: null, named: null, github: ["qa"], expected: "staging" },
  { why: "it is the only one", wanted: null, named: ["live"], github: ["staging"], expected: "live" },
])("the default environment is $expected: $why", ({ wanted, named, github, expected }) => {
  expect(resolveEnvironments(settings(wanted, named), github).defaultName).toBe(expected);
});

test("several environments, none of them staging, have no default", () => {
  expect(resolveEnvironments(settings(null, ["live", "qa"]), []).defaultName).toBeNull();
});

test("an environment is found whatever the case, and spelled as it is configured or on GitHub", () => {
  const environments = resolveEnvironments(null, ["Live"]);
  expect(environments.find("lIVE")).toEqual(defaultEnvironment("Live"));
  expect(environments.find("PRODUCTION")).toEqual(defaultEnvironment("production"));
});

test.each(["liv", "live ", "", "constructor", "__proto__", "l\u200Bive"])("no environment is found for %j", (name) => {
  expect(resolveEnvironments(null, ["live"]).find(name)).toBeNull();
});
