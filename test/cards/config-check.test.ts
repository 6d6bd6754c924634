import { expect, test } from "@jest/globals";
import { toBody } from "../../src/cards/body.ts";
import { type CheckedConfig, renderConfigCheck } from "../../src/cards/config-check.ts";
import type { ConfigProblem } from "../../src/domain/reasons.ts";
import { read } from "./read.ts";

const path = ".github/slipway.yml";
const url = "https://github.test/acme/site/blob/a1b2c3d/.github/slipway.yml";
const shown = (checked: CheckedConfig): string => {
  const { title, summary } = renderConfigCheck(checked);
  return `\n${title}\n\n${read(summary)}\n`;
};

test("a file without mistakes has its environments listed", () => {
  expect(shown({ kind: "fine", environments: ["staging", "preview-{number}"] })).toMatchInlineSnapshot(`
"
No mistakes

Environments: \`staging\`, \`preview-{number}\`.
"
`);
});

test("a file that names no environment has the defaults", () => {
  expect(shown({ kind: "fine", environments: [] })).toMatchInlineSnapshot(`
"
No mistakes

It names no environments: they are the repository's own on GitHub, \`staging\` and \`production\`.
"
`);
});

test("mistakes are told with line and column, and what they stop", () => {
  const problems = [
    { line: 4, column: 5, message: 'unknown key "aproval": did you mean "approvals"?' },
    { line: 9, column: 17, message: '"production" must be true | false, not "@all"' },
  ];
  expect(shown({ kind: "mistakes", path, url, problems })).toMatchInlineSnapshot(`
"
2 mistakes

[\`.github/slipway.yml\`](https://github.test/acme/site/blob/a1b2c3d/.github/slipway.yml) has mistakes. Once this is on the default branch, nothing is deployed until that is mended.

| line | column | what |
| --- | --- | --- |
| [4](https://github.test/acme/site/blob/a1b2c3d/.github/slipway.yml#L4) | 5 | unknown key "aproval": did you mean "approvals"? |
| [9](https://github.test/acme/site/blob/a1b2c3d/.github/slipway.yml#L9) | 17 | "production" must be true &#124; false, not "@all" |
"
`);
});

test("one mistake is one", () => {
  const problems = [{ line: 1, column: 1, message: "it is empty" }];
  expect(renderConfigCheck({ kind: "mistakes", path, url, problems }).title).toBe("1 mistake");
});

test("a file that cannot be read stops deployments too", () => {
  expect(shown({ kind: "unreadable", why: "it is not text" })).toMatchInlineSnapshot(`
"
It cannot be read

It could not be read (it is not text). Once this is on the default branch, nothing is deployed until that is mended.
"
`);
});

test("a file that is deleted leaves the defaults", () => {
  expect(shown({ kind: "missing" })).toMatchInlineSnapshot(`
"
No file

The file of the organisation's \`.github\` repository holds then. Where there is none either, all defaults do, also for the environments: they are the repository's own on GitHub, \`staging\` and \`production\`.
"
`);
});

test("thousands of mistakes fit into a check run, and the rest is counted", () => {
  const problem: ConfigProblem = { line: 12_345, column: 17, message: `unknown key "${"|".repeat(400)}"` };
  const problems = Array.from({ length: 5_000 }, () => problem);
  const { title, summary } = renderConfigCheck({ kind: "mistakes", path, url, problems });
  expect(title).toBe("5000 mistakes");
  expect(toBody(summary)).toBe(summary.text);
  expect(summary.text).toMatch(/and 49\d\d more\.$/);
});

test("what a file extends for the first time is named, and not read", () => {
  expect(shown({ kind: "extends", name: "defaults", path: ".github/slipway.yml" })).toMatchInlineSnapshot(`
"
No mistakes in the file itself

It extends \`defaults:.github/slipway.yml\`, which the default branch does not. That is read once this is on the default branch: until then names that only it has may be wrong.
"
`);
});
