import { expect, test } from "@jest/globals";
import { allowedInEnvironment, allowedInFile, problemsOf } from "./problems.ts";

test("every mistake is told at once, in the order of the file", () => {
  expect(
    problemsOf(`default_enviroment: qa
environments:
  staging:
    aproval: 1
    url: ftp://example.com
    production: yes
    required_contexts: some
  Staging:
  "my,env": { auto_merg: true, required_contexts: [ci, "", ci, 3] }
  qa: soon
default_environment: stagin
`),
  ).toEqual([
    `1:1 unknown key "default_enviroment": did you mean "default_environment"? ${allowedInFile}`,
    `4:5 unknown key "aproval": did you mean "approvals"? ${allowedInEnvironment}`,
    '5:10 "url" must be an address that starts with https:// or http://, without user, password or blanks',
    '6:17 "production" must be true or false, not the text "yes": write true',
    '7:24 "required_contexts" must be all, none or a list of names, not the text "some"',
    '8:3 environment "Staging" is "staging" again: GitHub ignores upper and lower case',
    '9:3 the name of environment "my,env" must not have a comma: commands put one between environments',
    `9:15 unknown key "auto_merg": did you mean "auto_merge"? ${allowedInEnvironment}`,
    '9:56 entry 2 of "required_contexts" must not be empty',
    '9:60 entry 3 of "required_contexts" is in the list twice',
    '9:64 entry 4 of "required_contexts" must be text, not the number 3: put it in quotes',
    '10:7 "qa" must be a map of settings, not the text "soon"',
    '11:22 unknown environment "stagin": did you mean "staging"? Allowed here: staging, Staging, my,env, qa',
  ]);
});

test.each(["deploy", "environments", "__proto__", "constructor", "<<"])(
  "the key %s is not known in an environment",
  (key) => {
    expect(problemsOf(`environments:\n  qa:\n    ${key}: { a: 1 }\n`)).toEqual([
      `3:5 unknown key "${key}". ${allowedInEnvironment}`,
    ]);
  },
);

test.each(["url", "production", "__proto__", "constructor", "toString"])("the key %s is not known", (key) => {
  expect(problemsOf(`${key}: { a: 1 }\n`)).toEqual([`1:1 unknown key "${key}". ${allowedInFile}`]);
});

test.each([
  ["true", '3:9 "url" must be a web address, not true'],
  ["5", '3:9 "url" must be a web address, not the number 5'],
  ["", '3:9 "url" must be a web address, not nothing'],
  ["[https://a.b]", '3:9 "url" must be a web address, not a list'],
  ["{ a: b }", '3:9 "url" must be a web address, not a map'],
])("a web address is not %j", (value, problem) => {
  expect(problemsOf(`environments:\n  qa:\n   url: ${value}`)).toEqual([problem]);
});

test.each([
  "''",
  "example.com",
  "//example.com",
  "ftp://example.com",
  "javascript:alert(1)",
  "file:///etc/passwd",
  "'https:'",
  "https://",
  "http:example.com",
  "https://user:password@example.com",
  "https://token@example.com",
  "https://exa mple.com",
  "' https://example.com'",
  '"https://example.com/\\n"',
  '"https://example.com/\\u202Emoc"',
])("the address %s is refused, and not repeated", (address) => {
  expect(problemsOf(`environments:\n  qa:\n    url: ${address}\n`)).toEqual([
    '3:10 "url" must be an address that starts with https:// or http://, without user, password or blanks',
  ]);
});

test.each([
  ["yes", 'the text "yes": write true'],
  ["On", 'the text "On": write true'],
  ["no", 'the text "no": write false'],
  ["'false'", 'the text "false": write false'],
  ["maybe", 'the text "maybe"'],
  ["1", "the number 1"],
  ["", "nothing"],
  ["[true]", "a list"],
  ["{ true: true }", "a map"],
])("%s is neither true nor false", (value, instead) => {
  const [problem] = problemsOf(`environments:\n  qa:\n    auto_merge: ${value}\n`);
  expect(problem?.replace(/^3:\d+ /, "")).toBe(`"auto_merge" must be true or false, not ${instead}`);
});

test.each([
  ["All", '"required_contexts" must be all, none or a list of names, not the text "All"'],
  ["true", '"required_contexts" must be all, none or a list of names, not true'],
  ["{ ci: true }", '"required_contexts" must be all, none or a list of names, not a map'],
  ["[[ci]]", 'entry 1 of "required_contexts" must be text, not a list'],
  ["[' ci']", 'entry 1 of "required_contexts" must not begin or end with a blank'],
  ["[~]", 'entry 1 of "required_contexts" must be text, not nothing'],
])("required contexts are not %s", (value, sentence) => {
  const [problem, ...others] = problemsOf(`environments:\n  qa:\n    required_contexts: ${value}\n`);
  expect(problem?.replace(/^3:\d+ /, "")).toBe(sentence);
  expect(others).toEqual([]);
});

test.each([
  ["environments:", '1:14 "environments" must be a map from names to settings, not nothing'],
  ["environments: {}", '1:15 "environments" must name at least one environment'],
  ["environments: [qa]", '1:15 "environments" must be a map from names to settings, not a list'],
  ["environments: qa", '1:15 "environments" must be a map from names to settings, not the text "qa"'],
  ["environments: { qa: [] }", '1:21 "qa" must be a map of settings, not a list'],
  ["environments: { qa: 1 }", '1:21 "qa" must be a map of settings, not the number 1'],
  ["default_environment: [qa]", '1:22 "default_environment" must be text, not a list'],
  ["default_environment: 5", '1:22 "default_environment" must be text, not the number 5: put it in quotes'],
  ["default_environment: ''", '1:22 "default_environment" must not be empty'],
  ["default_environment:", '1:21 "default_environment" must be text, not nothing'],
])("%s is a wrong type", (text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});

test.each([
  ['""', "must not be empty"],
  ['" qa"', "must not begin or end with a blank"],
  ['"qa\\u00A0"', "must not begin or end with a blank"],
  ['"q\\ta"', "must not have control characters or others that nobody sees"],
  ['"q\\u200Ba"', "must not have control characters or others that nobody sees"],
  ['"\\u202Eqa"', "must not have control characters or others that nobody sees"],
  ['"q,a"', "must not have a comma: commands put one between environments"],
  ["preview-{nr}", "must not have { or }, but for one {number}, the number of the pull request"],
  ["preview-{number}-{number}", "must not have { or }, but for one {number}, the number of the pull request"],
  ["__proto__", "must be another word"],
])("no environment is called %s", (name, rule) => {
  const [problem, ...others] = problemsOf(`environments:\n  ${name}: { url: https://example.com }\n`);
  expect(problem).toMatch(/^2:3 the name of environment "[^"]*" must/);
  expect(problem?.slice(-rule.length)).toBe(rule);
  expect(others).toEqual([]);
});

test("a name of 255 characters is the longest", () => {
  expect(problemsOf(`environments: { ${"🚀".repeat(255)}: }`)).toEqual([]);
  expect(problemsOf(`environments: { "{number}${"a".repeat(245)}": }`)).toEqual([]);
  expect(problemsOf(`environments: { "{number}${"a".repeat(246)}": }`)).toHaveLength(1);
  expect(problemsOf(`environments: { ${"a".repeat(256)}: }`)).toEqual([
    `1:17 the name of environment "${"a".repeat(60)}…" must not have more than 255 characters`,
  ]);
});

test("a wrong name does not hide the mistakes under it", () => {
  expect(problemsOf('environments:\n  "a,b":\n    urll: x\n')).toEqual([
    '2:3 the name of environment "a,b" must not have a comma: commands put one between environments',
    `3:5 unknown key "urll": did you mean "url"? ${allowedInEnvironment}`,
  ]);
});

test("the default environment is one of the file, wherever it stands", () => {
  expect(problemsOf("environments:\n  staging: { url: 1 }\ndefault_environment: prod\n")).toEqual([
    '2:19 "url" must be a web address, not the number 1',
    '3:22 unknown environment "prod". Allowed here: staging',
  ]);
});
