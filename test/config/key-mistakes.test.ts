import { expect, test } from "@jest/globals";
import { problemsOf } from "./problems.ts";

/** What is said of one key of an environment, without its place. */
const saidOf = (body: string): readonly string[] =>
  problemsOf(`environments:\n  qa: { ${body} }\n  staging:\n`).map((problem) => problem.replace(/^\d+:\d+ /, ""));

const duration = "must be a whole number above 0 with s, m, h or d, such as 30m";
const time = "must be a day and a time, such as Fri 16:00";

test.each([
  ["timeout: 30", `"timeout" ${duration}, not the number 30`],
  ["timeout: 0m", `"timeout" ${duration}, not the text "0m"`],
  ["timeout: 1h30m", `"timeout" ${duration}, not the text "1h30m"`],
  ["timeout: -5m", `"timeout" ${duration}, not the text "-5m"`],
  ["timeout: 8d", '"timeout" must not be longer than 7d'],
  ["wait: 721h", '"wait" must not be longer than 30d'],
  ["lock: { expires: 0h }", `"expires" ${duration}, not the text "0h"`],
  ["lock: true", '"lock" must be a map of settings, not true'],
  ["reviews: 21", '"reviews" must be a whole number from 0 to 20, not the number 21'],
  ["reviews: 1.5", '"reviews" must be a whole number from 0 to 20, not the number 1.5'],
  ["approvals: -1", '"approvals" must be a whole number from 0 to 20, not the number -1'],
  ["approvals: two", '"approvals" must be a whole number from 0 to 20, not the text "two"'],
  ["forks: allways", '"forks" must be never or by_sha, not the text "allways"'],
  ["concurrency: queu", '"concurrency" must be queue, reject or replace, not the text "queu": did you mean "queue"?'],
])("%s is a mistake", (body, said) => {
  expect(saidOf(body)).toEqual([said]);
});

test.each([
  ["allow: { role: owner }", '"role" must be read, triage, write, maintain or admin, not the text "owner"'],
  ["allow: { role: none }", '"role" must be read, triage, write, maintain or admin, not the text "none"'],
  ["allow: maintain", '"allow" must be a map of settings, not the text "maintain"'],
  ["allow: { teams: [sre] }", 'entry 1 of "teams" must be "organisation/team", the team as in its address: acme/sre'],
  ["allow: { teams: ['@acme/sre'] }", 'entry 1 of "teams" must be written without the @'],
  ["allow: { teams: acme/sre }", '"teams" must be a list of teams, each organisation/team, not the text "acme/sre"'],
  ["allow: { users: ['@ada'] }", 'entry 1 of "users" must be written without the @'],
  ["allow: { users: ['ci[bot]'] }", 'entry 1 of "users" must be a login: letters, digits and hyphens'],
  ["allow: { users: [ada, Ada] }", 'entry 2 of "users" is in the list twice'],
  ["allow: { bots: ['ci[bot]', ci] }", 'entry 2 of "bots" is in the list twice'],
])("%s lets nobody in by mistake", (body, said) => {
  expect(saidOf(body)).toEqual([said]);
});

test.each([
  ["", "must not be empty"],
  ["refs/heads/main", "must be written without refs/heads/"],
  ["refs/tags/v1", "must be written with tag: in place of refs/tags/"],
  ["refs/pull/*", "must name a branch, without refs/"],
  ["tag:", "must name tags after tag:, such as tag:v*"],
  ["tag:refs/tags/v1", "must be written without refs/tags/"],
  ["release 1", "must not have blanks: no branch or tag has any"],
  ["v[0-9]", "can match nothing: only *, ** and ? have a meaning, and no branch or tag may have [ ] ~ ^ : \\ or .."],
  [
    "branch:main",
    "can match nothing: only *, ** and ? have a meaning, and no branch or tag may have [ ] ~ ^ : \\ or ..",
  ],
  ["/main", "can match nothing: no / may be first, last or double"],
  ["release/", "can match nothing: no / may be first, last or double"],
])("the pattern %j is a mistake", (pattern, said) => {
  expect(saidOf(`refs: [${JSON.stringify(pattern)}]`)).toEqual([`entry 1 of "refs" ${said}`]);
});

test.each([
  ["[{ from: Fri 16:00, to: fri 16:00 }]", ['"to" must be another time than "from"']],
  ["[{ from: Friday, to: 8 }]", [`"from" ${time}, not the text "Friday"`, `"to" ${time}, not the number 8`]],
  [
    "[{ from: Fri 24:00, to: Fri 5:60 }]",
    [`"from" ${time}, not the text "Fri 24:00"`, `"to" ${time}, not the text "Fri 5:60"`],
  ],
  ["[{}]", [`"from" ${time}, not nothing`, `"to" ${time}, not nothing`]],
  ["{ from: Fri 16:00, to: Mon 08:00 }", ['"freeze" must be a list of windows, each { from, to }, not a map']],
])("the freeze %s is a mistake", (freeze, said) => {
  expect(saidOf(`freeze: ${freeze}`)).toEqual(said);
});

test.each([
  ["Asia/Tokio", ': did you mean "Asia/Tokyo"?'],
  ["+09:00", ""],
  ["Mars/Olympus", ""],
])("%s is no time zone", (zone, meant) => {
  expect(saidOf(`freeze: [{ from: Fri 16:00, to: Mon 08:00, timezone: "${zone}" }]`)).toEqual([
    `"timezone" must be the name of a time zone, such as Asia/Tokyo, not "${zone}"${meant}`,
  ]);
});

const types = "string, number, boolean or choice";

test.each([
  ["1a: { type: string }", 'the name "1a" must be letters, digits and _, no digit first, 64 at most'],
  ["a-b: { type: string }", 'the name "a-b" must be letters, digits and _, no digit first, 64 at most'],
  ["a: { type: string }, A: { type: string }", '"A" is "a" again: upper and lower case are the same'],
  ["__proto__: { type: string }", 'no key can be called "__proto__"'],
  ["a: { type: text }", `"type" must be ${types}, not the text "text"`],
  ["a: {}", `"type" must be ${types}, not nothing`],
  ["a: string", `"a" must be a map with a type: ${types}, not the text "string"`],
  ["a: { type: string, min: 1 }", 'unknown key "min". Allowed here: type, default'],
  ["a: { type: string, default: 1 }", '"default" must be text, not the number 1'],
  ["a: { type: boolean, default: yes }", '"default" must be true or false, not the text "yes": write true'],
  ["a: { type: number, default: .inf }", '"default" must be a number, not the number Infinity'],
  ["a: { type: number, default: 3, max: 2 }", '"default" must not be above "max", 2'],
  ["a: { type: number, default: 3, min: 4 }", '"default" must not be below "min", 4'],
  ["a: { type: number, min: 4, max: 2 }", '"max" must not be below "min", 4'],
  ["a: { type: choice }", '"options" must be a list of words, not nothing'],
  ["a: { type: choice, options: [] }", '"options" must have an entry'],
  ["a: { type: choice, options: [x, x] }", 'entry 2 of "options" is in the list twice'],
  [
    "a: { type: choice, options: [info, debug], default: inf }",
    '"default" must be one of "options": did you mean "info"?',
  ],
])("the parameter %s is a mistake", (parameter, said) => {
  expect(saidOf(`parameters: { ${parameter} }`)).toEqual([said]);
});

test("there are 25 parameters at most", () => {
  const parameters = Array.from({ length: 26 }, (_, at) => `p${at}: { type: string }`).join(", ");
  expect(saidOf(`parameters: { ${parameters} }`)).toEqual(['"parameters" must not have more than 25 entries']);
});

test.each([
  ["{ slipway: 1 }", '"slipway" must have another name: Slipway writes this one itself'],
  ["{ parameters: {} }", '"parameters" must have another name: Slipway writes this one itself'],
  ["{ a: .inf }", '"payload" must be data that JSON can hold: no infinite numbers, no aliases of itself'],
  ["&all { a: *all }", '"payload" must be data that JSON can hold: no infinite numbers, no aliases of itself'],
  [`{ a: ${"b".repeat(10_240)} }`, '"payload" must not be larger than 10 KiB as JSON'],
  ["[1]", '"payload" must be a map, not a list'],
])("the payload %.20s is a mistake", (payload, said) => {
  expect(saidOf(`payload: ${payload}`)).toEqual([said]);
});

const executor = "must be external, { workflow: FILE } or the name of an executor of the operator";

test.each([
  ["deploy.yml", '"executor" must be { workflow: FILE } where a workflow is meant'],
  [
    "'./deploy.sh'",
    '"executor" must be external, or the name of an executor of the operator: letters, digits, _ . and -',
  ],
  ["3", `"executor" ${executor}, not the number 3`],
  ["[a]", `"executor" ${executor}, not a list`],
  ["{}", '"workflow" must be text, not nothing'],
  [
    "{ workflow: .github/workflows/a.yml }",
    '"workflow" must be the name of a file in .github/workflows, such as deploy.yml',
  ],
  ["{ workflow: a.sh }", '"workflow" must be the name of a file in .github/workflows, such as deploy.yml'],
  [
    "{ workflow: a.yml, ref: main }",
    '"ref" must be head, or be left out for the default branch\'s copy, not the text "main"',
  ],
  ["{ workflow: a.yml, input: {} }", 'unknown key "input": did you mean "inputs"? Allowed here: workflow, ref, inputs'],
  ["{ workflow: a.yml, inputs: { debug: true } }", '"debug" must be text, not true: put it in quotes'],
  [
    "{ workflow: a.yml, inputs: { a: '{ shaa }' } }",
    '"a" has the unknown template "{shaa}": did you mean "{sha}"? Allowed here: {sha}, {ref}, {environment}, {task}, {deployment_id}, {parameters.NAME}',
  ],
  ["{ workflow: a.yml, inputs: { a: '{parameters.x}' } }", '"a" has an unknown parameter "x": there is none'],
])("the executor %s is a mistake", (value, said) => {
  expect(saidOf(`executor: ${value}`)).toEqual([said]);
});

test("a workflow has 25 inputs at most", () => {
  const inputs = Array.from({ length: 26 }, (_, at) => `i${at}: x`).join(", ");
  expect(saidOf(`executor: { workflow: a.yml, inputs: { ${inputs} } }`)).toEqual([
    '"inputs" must not have more than 25 entries',
  ]);
});

test.each([
  [
    "{ on: [open] }",
    'entry 1 of "on" must be opened, synchronize, reopened, ready_for_review or labeled, not the text "open": did you mean "opened"?',
  ],
  ["{ on: [] }", '"on" must have an entry'],
  ["{ label: x }", '"on" must be a list of events, not nothing'],
])("the automatic deployment %s is a mistake", (auto, said) => {
  expect(saidOf(`auto: ${auto}`)).toEqual([said]);
});

const plain = "must be text of at most 1000 characters, without control characters";

test.each([
  ['parameters: { text: { type: string, default: "a\\nb" } }', `"default" ${plain}`],
  ['parameters: { text: { type: string, default: "\\0" } }', `"default" ${plain}`],
  ['parameters: { text: { type: choice, options: ["a\\u2028b"] } }', `entry 1 of "options" ${plain}`],
])("%s is nothing that a command could say, and a mistake", (body, said) => {
  expect(saidOf(body)).toEqual([said]);
});
