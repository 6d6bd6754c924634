import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { renderReasons } from "../../scripts/docs/reasons.ts";
import { reasons } from "../../src/domain/reasons.ts";

test("docs/reasons.md tells of every reason once, and is current", () => {
  const text = readFileSync(resolve(import.meta.dirname, "../../docs/reasons.md"), "utf8");
  const told = [...text.matchAll(/^### `(\w+)`$/gm)].map(([, code]) => code ?? "");
  expect(told.sort()).toEqual(Object.keys(reasons).sort());
  expect(text).toBe(renderReasons());
});
