import { expect, test } from "@jest/globals";
import { type Config, readConfig } from "../../src/config/read-config.ts";
import { defaultEnvironment } from "../../src/domain/environment.ts";
import type { ConfigFile } from "../../src/domain/snapshot.ts";

const urlOf = (repository: string): string => `https://github.com/acme/${repository}/blob/main/.github/slipway.yml`;

const file = (text: string, base: ConfigFile | null = null, repository = "site"): ConfigFile => ({
  kind: "file",
  path: ".github/slipway.yml",
  url: urlOf(repository),
  text,
  base,
});

/** The file of the site, over that of `shared`. */
const over = (shared: string, own: string): Config => readConfig(file(own, file(shared, null, "shared")));

const settingsOf = (config: Config) => (config.kind === "settings" ? config.settings : null);

const refusalOf = (config: Config) => (config.kind === "refused" ? config.because : null);

test("without a file everything has its default", () => {
  expect(readConfig({ kind: "missing" })).toEqual({ kind: "settings", settings: null });
});

test("a file without mistakes is what it says", () => {
  expect(readConfig(file("default_environment: qa"))).toEqual({
    kind: "settings",
    settings: { defaultEnvironment: "qa", environments: null, tasks: new Map(), auto: [], extends: null },
  });
});

test("a file with a mistake stops deployments, and says where it is", () => {
  expect(refusalOf(readConfig(file("environment: staging")))).toEqual({
    reason: "config_broken",
    facts: {
      path: ".github/slipway.yml",
      url: urlOf("site"),
      problems: [{ line: 1, column: 1, message: expect.stringContaining('unknown key "environment"') }],
    },
  });
});

test("a file that cannot be read stops deployments", () => {
  expect(refusalOf(readConfig({ kind: "unreadable", why: "GitHub answered 502" }))).toEqual({
    reason: "config_unreadable",
    facts: { why: "GitHub answered 502" },
  });
});

test("what a file does not say, the one that it extends says", () => {
  const settings = settingsOf(
    over(
      `
default_environment: staging
environments:
  staging: { reviews: 1, allow: { role: maintain }, refs: [main], wait: 5m }
  Production: { after: [staging] }
tasks: { migrate: { environments: [staging] }, clean: }
auto: [{ push: main, environment: staging }]
`,
      `
_extends: shared
environments:
  STAGING: { allow: { users: [ada] }, refs: [release/*] }
  qa: { after: [production] }
  production:
tasks: { migrate: }
`,
    ),
  );
  expect([...(settings?.environments?.values() ?? [])]).toEqual([
    {
      ...defaultEnvironment("STAGING"),
      reviews: 1,
      allow: { role: null, teams: [], users: ["ada"], bots: [] },
      refs: ["release/*"],
      wait: 300_000,
      notYet: ["auto"],
    },
    { ...defaultEnvironment("production"), after: ["STAGING"] },
    { ...defaultEnvironment("qa"), after: ["production"] },
  ]);
  expect(settings).toMatchObject({
    defaultEnvironment: "staging",
    tasks: new Map([
      ["migrate", { environments: null, requiredContexts: null }],
      ["clean", { environments: null, requiredContexts: null }],
    ]),
    auto: [{ push: "main", environment: "staging" }],
    extends: { name: "shared", path: ".github/slipway.yml" },
  });
});

test("lists, and keys at the top, replace those of the extended file", () => {
  const settings = settingsOf(
    over(
      "default_environment: a\nenvironments: { a: { after: [b] }, b: }\nauto: [{ push: main, environment: a }]\n",
      "_extends: shared\ndefault_environment: b\nenvironments: { a: { after: [] } }\nauto: []\n",
    ),
  );
  expect(settings).toMatchObject({ defaultEnvironment: "b", auto: [] });
  expect(settings?.environments?.get("a")).toEqual(defaultEnvironment("a"));
});

test("names may come from the extended file, and are checked against both", () => {
  const shared = "environments: { staging: { parameters: { level: { type: string } } } }\ntasks: { clean: }\n";
  expect(
    refusalOf(
      over(
        shared,
        `_extends: shared
default_environment: Staging
environments:
  live: { after: [staging, stagin], teardown: { task: clea } }
  staging: { executor: { workflow: a.yml, inputs: { a: "{parameters.level}", b: "{parameters.lvl}" } } }
auto: [{ push: main, environment: stag }]
`,
      ),
    ),
  ).toMatchObject({
    facts: {
      url: urlOf("site"),
      problems: [
        {
          line: 4,
          column: 28,
          message: expect.stringContaining('unknown environment "stagin": did you mean "staging"?'),
        },
        { line: 4, column: 55, message: expect.stringContaining('unknown task "clea": did you mean "clean"?') },
        {
          line: 5,
          column: 81,
          message: '"b" has an unknown parameter "lvl": did you mean "level"? Allowed here: level',
        },
        { line: 6, column: 35, message: expect.stringContaining('unknown environment "stag"') },
      ],
    },
  });
});

test("what only both files together make wrong is told where the own file comes nearest", () => {
  const shared = `environments:
  a: { after: [b], executor: { workflow: a.yml, inputs: { x: "{parameters.level}" } }, parameters: { level: { type: string } } }
  b:
`;
  expect(
    refusalOf(over(shared, "_extends: shared\nenvironments:\n  a: { parameters: {} }\n  b: { after: [a] }\n")),
  ).toMatchObject({
    facts: {
      problems: [
        { line: 3, column: 3, message: '"x" has an unknown parameter "level": there is none' },
        { line: 3, column: 3, message: '"after" leads in a circle: a, b, a' },
        { line: 4, column: 16, message: '"after" leads in a circle: b, a, b' },
      ],
    },
  });
});

test("mistakes of an extended file are told with its own place, after those of the file itself", () => {
  expect(refusalOf(over("environments: []", "_extends: shared"))).toMatchObject({
    reason: "config_broken",
    facts: { url: urlOf("shared"), problems: [{ line: 1, column: 15 }] },
  });
  expect(refusalOf(over("environments: []", "_extends: shared\nx: 1\n"))).toMatchObject({
    facts: { url: urlOf("site"), problems: [{ line: 2, column: 1 }] },
  });
});

test.each<[base: ConfigFile | null, why: string]>([
  [{ kind: "missing" }, "shared:a/b.yml, which .github/slipway.yml extends, is not there"],
  [
    { kind: "unreadable", why: "GitHub answered 502" },
    "shared:a/b.yml, which .github/slipway.yml extends, could not be read: GitHub answered 502",
  ],
  [null, "shared:a/b.yml, which .github/slipway.yml extends, was not read"],
])("nothing is deployed without the extended file: %j", (base, why) => {
  expect(refusalOf(readConfig(file("_extends: shared:a/b.yml", base)))).toEqual({
    reason: "config_unreadable",
    facts: { why },
  });
});

/** Files that extend each other, the first on top. */
const chain = (repositories: readonly string[]): ConfigFile =>
  repositories.toReversed().reduce<ConfigFile | null>((base, repository, at) => {
    const text = at === 0 ? "environments: { a: }" : "_extends: other";
    return file(text, base, repository);
  }, null) ?? { kind: "missing" };

test("five files may build on each other, and not six", () => {
  const five = ["a", "b", "c", "d", "e"];
  expect([...(settingsOf(readConfig(chain(five)))?.environments?.keys() ?? [])]).toEqual(["a"]);
  expect(refusalOf(readConfig(chain([...five, "f"])))).toMatchObject({
    facts: {
      url: urlOf("e"),
      problems: [{ line: 1, column: 11, message: '"_extends" leads on and on: 5 files at most' }],
    },
  });
});

test("files that extend each other in a circle stop deployments", () => {
  expect(refusalOf(readConfig(chain(["a", "b", "a", "b"])))).toMatchObject({
    facts: { url: urlOf("a"), problems: [{ message: '"_extends" leads back to this file' }] },
  });
});
