import { expect, test } from "@jest/globals";
import { extendsOf } from "../../src/config/extends.ts";

test.each([
  ["_extends: shared", { name: "shared", path: ".github/slipway.yml" }],
  ["environments: { qa: }\n'_extends': .github\n", { name: ".github", path: ".github/slipway.yml" }],
  ['"\\x5fextends": shared:deploy/web.yml', { name: "shared", path: "deploy/web.yml" }],
  ["\uFEFF_extends: shared\nmistake: 1\n", { name: "shared", path: ".github/slipway.yml" }],
])("%j extends a file of the same owner", (text, extended) => {
  expect(extendsOf(text)).toEqual(extended);
});

test.each([
  "",
  "environments: { qa: }",
  "# _extends: shared",
  "environments: { _extends: shared }",
  "_extends: acme/shared",
  "_extends: 5",
  "_extends:",
  "_extends: shared\n}",
  "- _extends: shared",
  `_extends: shared\n#${"x".repeat(64 * 1024)}`,
])("%.60j extends nothing that could be read", (text) => {
  expect(extendsOf(text)).toBeNull();
});
