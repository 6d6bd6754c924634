import { expect, test } from "@jest/globals";
import { type Environments, resolveEnvironments } from "../../src/config/resolve-environments.ts";
import type { Settings } from "../../src/config/settings.ts";
import { defaultEnvironment, type Environment } from "../../src/domain/environment.ts";
import type { GitHubEnvironment, Protection } from "../../src/domain/snapshot.ts";

const pullRequest = 12;

const named = (environments: readonly Environment[] | null, defaultEnvironment: string | null = null): Settings => ({
  defaultEnvironment,
  environments: environments && new Map(environments.map((environment) => [environment.name, environment])),
  tasks: new Map(),
  auto: [],
  extends: null,
});

const settings = (defaultName: string | null, names: readonly string[] | null): Settings =>
  named(names?.map(defaultEnvironment) ?? null, defaultName);

const onGitHub = (...names: readonly string[]): readonly GitHubEnvironment[] =>
  names.map((name) => ({ name, protection: null }));

const resolve = (settings: Settings | null, github: readonly string[] = []): Environments =>
  resolveEnvironments(settings, onGitHub(...github), pullRequest);

test.each([
  { github: [], names: ["staging", "production"] },
  { github: ["qa"], names: ["qa", "staging", "production"] },
  { github: ["Production", "Staging"], names: ["Production", "Staging"] },
  { github: ["STAGING", "github pages"], names: ["STAGING", "github pages", "production"] },
])("without a file there are GitHub's environments $github, staging and production", ({ github, names }) => {
  expect(resolve(null, github).names).toEqual(names);
  expect(resolve(settings(null, null), github).names).toEqual(names);
});

test("a file that names environments names all of them", () => {
  expect(resolve(settings(null, ["live", "qa"]), ["staging"]).names).toEqual(["live", "qa"]);
});

test.each([
  { why: "the file says so", wanted: "qa", named: ["staging", "qa"], github: [], expected: "qa" },
  { why: "the file says so in other case", wanted: "QA", named: ["qa"], github: [], expected: "qa" },
  { why: "the file says so, of GitHub's", wanted: "qa", named: null, github: ["Qa"], expected: "Qa" },
  { why: "the file says so, though there is none", wanted: "qa", named: null, github: [], expected: "qa" },
  { why: "the file says so", wanted: "pr-{number}", named: ["PR-{number}", "qa"], github: [], expected: "PR-12" },
  { why: "there is a staging", wanted: null, named: ["live", "Staging"], github: [], expected: "Staging" },
  { why: "nothing is configured", wanted: null, named: null, github: ["qa"], expected: "staging" },
  { why: "it is the only one", wanted: null, named: ["live"], github: ["staging"], expected: "live" },
])("the default environment is $expected: $why", ({ wanted, named, github, expected }) => {
  expect(resolve(settings(wanted, named), github).defaultName).toBe(expected);
});

test("several environments, none of them staging, have no default", () => {
  expect(resolve(settings(null, ["live", "qa"])).defaultName).toBeNull();
});

test("an environment is found whatever the case, and spelled as it is configured or on GitHub", () => {
  const environments = resolve(null, ["Live"]);
  expect(environments.find("lIVE")).toEqual(defaultEnvironment("Live"));
  expect(environments.find("PRODUCTION")).toEqual(defaultEnvironment("production"));
});

test.each(["liv", "live ", "", "constructor", "__proto__", "l\u200Bive"])("no environment is found for %j", (name) => {
  expect(resolve(null, ["live"]).find(name)).toBeNull();
});

test("a name with {number} is an environment of the pull request's own", () => {
  const preview = { ...defaultEnvironment("preview-{number}"), url: "https://{number}.example.com" };
  const live = { ...defaultEnvironment("live"), after: ["preview-{number}"] };
  const environments = resolve(named([preview, live]));
  expect(environments.names).toEqual(["preview-12", "live"]);
  expect(environments.find("Preview-12")).toEqual({ ...preview, name: "preview-12", url: "https://12.example.com" });
  expect(environments.find("live")?.after).toEqual(["preview-12"]);
  expect(environments.find("preview-13")).toBeNull();
  expect(environments.find("preview-{number}")).toBeNull();
});

test("an environment that the file names in full is no other pull request's", () => {
  const special = { ...defaultEnvironment("Preview-12"), reviews: 2 };
  const environments = resolve(named([defaultEnvironment("preview-{number}"), special]));
  expect(environments.names).toEqual(["Preview-12"]);
  expect(environments.find("preview-12")).toEqual(special);
});

const unprotected: Protection = { reviewers: [], timer: 0, refs: null };
const hour = 3_600_000;

test.each<[protection: GitHubEnvironment["protection"], told: Partial<Environment>]>([
  [null, {}],
  [unprotected, {}],
  [
    { ...unprotected, reviewers: ["ada", "acme/sre"] },
    { approvals: 1, approvers: ["ada", "acme/sre"] },
  ],
  [
    { ...unprotected, timer: 2 * hour },
    { timer: 2 * hour, wait: 3 * hour },
  ],
  [{ ...unprotected, refs: ["main", "tag:v*"] }, { refs: ["main", "tag:v*"] }],
  [{ ...unprotected, refs: [] }, { refs: [] }],
])("without a file GitHub's own protection holds: %j", (protection, told) => {
  const github = [{ name: "Production", protection }];
  const environments = resolveEnvironments(null, github, pullRequest);
  expect(environments.find("production")).toEqual({ ...defaultEnvironment("Production"), ...told });
  expect(environments.fromGitHub("PRODUCTION")).toBe(github[0]);
});

test("what GitHub has not shown yet is handed on, to be asked for", () => {
  const refs = { unread: "not asked for" };
  const github = [{ name: "live", protection: { ...unprotected, reviewers: ["ada"], refs } }];
  const environments = resolveEnvironments(null, github, pullRequest);
  expect(environments.find("live")).toMatchObject({ approvals: 1, refs: null });
  expect(environments.fromGitHub("live")?.protection).toMatchObject({ refs });
});

test("what a file configures, and what GitHub has not, does not come from GitHub", () => {
  expect(resolve(settings(null, ["live"]), ["live"]).fromGitHub("live")).toBeNull();
  expect(resolve(null, ["live"]).fromGitHub("staging")).toBeNull();
  expect(resolve(null, ["live"]).fromGitHub("constructor")).toBeNull();
});

test("GitHub's own braces are no templates", () => {
  expect(resolve(null, ["pr-{number}"]).find("pr-{number}")?.name).toBe("pr-{number}");
});
