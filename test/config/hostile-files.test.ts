import { expect, test } from "@jest/globals";
import { parseConfig } from "../../src/config/parse-config.ts";
import { allowedInEnvironment, problemsOf } from "./problems.ts";

const empty = "1:1 the file is empty: delete it to use the defaults, or name environments";

test.each(["", " \n\n", "# environments:\n#   staging:\n", "\uFEFF", "---\n", "---\n...\n", "~", "null"])(
  "the file %j is empty",
  (text) => {
    expect(problemsOf(text)).toEqual([empty]);
  },
);

test.each([
  ["- staging", "1:1 the file must be a map of settings, not a list"],
  ["[]", "1:1 the file must be a map of settings, not a list"],
  ["# ours\n\n  staging", '3:3 the file must be a map of settings, not the text "staging"'],
  ["42", "1:1 the file must be a map of settings, not the number 42"],
  ["false", "1:1 the file must be a map of settings, not false"],
  ["\0\u0007", '1:1 the file must be a map of settings, not the text ""'],
])("the file %j is no map", (text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});

test.each([
  ["environments:\n\tstaging:\n", "2:1 a tab cannot indent YAML: use blanks"],
  ["environments:\n  qa:\n    url: 'https://a.b\n", "4:1 this is not YAML: Missing closing 'quote"],
  [
    "environments: [",
    "1:16 this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
  ],
  ["a: 1\n---\nb: 2\n---\nc: 3\n", "2:1 a second YAML document begins here: the file must be a single one"],
  ["? [a]\n: 1\n", "1:3 a key must be plain text"],
  ["? {a: 1}\n: 1\n", "1:3 a key must be plain text"],
  ["a: &x b\n*x : 1\n", "2:1 a key must be plain text"],
])("the file %j is not YAML that can be followed", (text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});

test("several breaks of YAML are told at once", () => {
  expect(problemsOf("a: }\nb: ]\n").length).toBeGreaterThan(1);
});

test("a key that stands twice is told at the second place", () => {
  expect(
    problemsOf("environments:\n  qa:\n    url: https://a.b\n    url: https://c.d\n  qa:\nenvironments: { qa: }\n"),
  ).toEqual([
    '4:5 "url" stands here already, in line 3',
    '5:3 "qa" stands here already, in line 2',
    '6:1 "environments" stands here already, in line 1',
  ]);
});

test("a tag means nothing", () => {
  expect(problemsOf("environments: { qa: { url: !!binary aGk=, production: !mine true } }")).toEqual([
    '1:37 the tag "tag:yaml.org,2002:binary" means nothing here: leave it out',
    '1:61 the tag "!mine" means nothing here: leave it out',
  ]);
});

test.each([
  ["environments: *all", '1:15 no anchor "&all" before this'],
  ["environments: { a: *b, b: &b { } }", '1:20 no anchor "&b" before this'],
  [
    `environments:\n  a: &a {}\n${Array.from({ length: 21 }, (_, at) => `  a${at}: *a\n`).join("")}`,
    "23:8 this file has more than 20 aliases: write it out",
  ],
  [
    `a: &a [x, x]\nb: &b [${"*a,".repeat(6)}]\nc: &c [${"*b,".repeat(6)}]\nd: [${"*c,".repeat(6)}]\n`,
    "1:1 the aliases of this file stand for too much: write it out",
  ],
])("aliases do not grow: %j", (text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});

test("data that holds itself is only data with wrong keys", () => {
  expect(problemsOf("environments: &all\n  staging: *all\n")).toEqual([
    `2:3 unknown key "staging". ${allowedInEnvironment}`,
  ]);
});

test("a mistake under an alias is told once, where it is written", () => {
  expect(problemsOf("environments:\n  a: &a { production: 1 }\n  b: *a\n  c: *a\n")).toEqual([
    '2:23 "production" must be true or false, not the number 1',
  ]);
});

test.each([
  ["lists", "[".repeat(15_000)],
  ["maps", "{a: ".repeat(15_000)],
  ["items", "- ".repeat(30_000)],
  ["closed lists", `a: ${"[".repeat(5_000)}${"]".repeat(5_000)}`],
])("%s in one another without end are too deep", (_, text) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(/this is nested too deeply$/)]);
});

test("a file over 64 KiB is not read", () => {
  const filled = (bytes: number) => `#${"ä".repeat((bytes - 2) / 2)}\n`;
  expect(problemsOf(filled(64 * 1024))).toEqual([empty]);
  expect(problemsOf(filled(64 * 1024 + 2))).toEqual(["1:1 the file is larger than 64 KiB, and was not read"]);
  expect(problemsOf("a: }\n".repeat(200_000))).toHaveLength(1);
});

test("of very many problems fifty are told, and the rest is counted", () => {
  const problems = problemsOf(Array.from({ length: 6_000 }, (_, at) => `k${at}:\n`).join(""));
  expect(problems).toHaveLength(51);
  expect(problems[49]).toMatch(/^50:1 unknown key "k49"\./);
  expect(problems[50]).toMatch(/^51:1 and 5950 more$/);
});

test("no problem is longer than a few lines, or has characters that nobody sees", () => {
  const long = "\\u202E\\u0007\\n<x> ".repeat(40);
  const problems = problemsOf(`
"${long}": 1
default_environment: "${long}!"
environments: { "${long}": { production: "${long}", required_contexts: "${long}", "${long}": "${long}" } }
`);
  expect(problems).toHaveLength(6);
  for (const problem of problems) {
    expect(problem.length).toBeLessThan(600);
    expect(problem).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
});

test("no text makes the parser throw", () => {
  for (const text of ["\ud800", "%", "%YAML 9.9\n", "&", "*", "!", "|", ">", "?", ":", "- :", "\r", "`", "@", "{[}]"]) {
    expect(() => parseConfig(text)).not.toThrow();
  }
});
