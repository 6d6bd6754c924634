import { expect, test } from "@jest/globals";
import { problemsOf } from "./problems.ts";

test("what an environment comes after is an environment of the file, and not itself", () => {
  expect(
    problemsOf(`environments:
  staging: { after: [Staging] }
  qa: { after: [stagin, STAGING, staging] }
`),
  ).toEqual([
    "2:22 an environment cannot come after itself",
    '3:17 unknown environment "stagin": did you mean "staging"? Allowed here: staging, qa',
    '3:34 entry 3 of "after" is in the list twice',
  ]);
});

test("environments that wait for each other are told, and not those behind or before them", () => {
  expect(
    problemsOf(`environments:
  first:
  a: { after: [first, c] }
  b: { after: [A] }
  c: { after: [b] }
  last: { after: [a] }
`),
  ).toEqual([
    '3:23 "after" leads in a circle: a, c, b, a',
    '4:16 "after" leads in a circle: b, a, c, b',
    '5:16 "after" leads in a circle: c, b, a, c',
  ]);
});

test("tasks, pushes and teardowns name what the file has", () => {
  expect(
    problemsOf(`environments:
  staging: { teardown: { task: teardwn } }
  "preview-{number}": { teardown: { task: teardown } }
tasks:
  teardown:
  db:migrate: { environments: [stagin] }
auto:
  - { push: main, environment: prod }
  - { push: main, environment: "preview-{number}" }
  - { push: pull_request, environment: staging }
  - { push: "tag:v*", environment: staging }
`),
  ).toEqual([
    '2:32 unknown task "teardwn": did you mean "teardown"? Allowed here: teardown, db:migrate',
    '6:32 unknown environment "stagin": did you mean "staging"? Allowed here: staging, preview-{number}',
    '8:32 unknown environment "prod". Allowed here: staging, preview-{number}',
    '9:32 "environment" must have one name: a push has no pull request, and no {number}',
    '10:13 "push" must be a pattern of branches, such as main or release/*',
    '11:13 "push" must be a pattern of branches, such as main or release/*',
  ]);
});

test.each([
  ["tasks: { 'a b': }", '1:10 the name "a b" must have no blanks, and 100 characters at most'],
  ["tasks: { '': }", '1:10 the name "" must have no blanks, and 100 characters at most'],
  ["tasks: [a]", '1:8 "tasks" must be a map from names of tasks to settings, not a list'],
  ["tasks: { __proto__: {} }", '1:10 no key can be called "__proto__"'],
  ["auto: { push: main }", '1:7 "auto" must be a list of { push, environment }, not a map'],
  ["auto: [main]", '1:8 entry 1 of "auto" must be a map of settings, not the text "main"'],
])("%s is a mistake", (text, said) => {
  expect(problemsOf(text)).toEqual([said]);
});

test("an address has the number of the pull request only where the name has it", () => {
  expect(
    problemsOf(`environments:
  "preview-{number}": { url: "https://pr-{number}.example.com" }
  qa: { url: "https://pr-{number}.example.com" }
`),
  ).toEqual(['3:14 "url" can have {number} only where the name has it, too']);
});

test.each([
  ["acme/shared", "must be a repository without its owner: only those of the same owner are read"],
  ["acme/shared:a.yml", "must be a repository without its owner: only those of the same owner are read"],
  ["..", "must be the name of a repository, or with a file: repository:path"],
  ["", "must not be empty"],
  ["shared:", "must have a path such as .github/slipway.yml after the colon"],
  ["shared:/a.yml", "must have a path such as .github/slipway.yml after the colon"],
  ["shared:../a.yml", "must have a path such as .github/slipway.yml after the colon"],
])("no file extends %j", (value, said) => {
  expect(problemsOf(`_extends: "${value}"`)).toEqual([`1:11 "_extends" ${said}`]);
});

test("what the extended file may have is no mistake where that file was not read", () => {
  expect(
    problemsOf(`_extends: shared
default_environment: qa
environments:
  live: { after: [qa], teardown: { task: gone }, executor: { workflow: a.yml, inputs: { a: "{parameters.x}" } } }
auto: [{ push: main, environment: qa }]
`),
  ).toEqual([]);
});
