import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { documents } from "../scripts/docs/documents.ts";

test.each(documents)("$path is what the source makes of it (node scripts/docs.ts writes it)", ({ path, render }) => {
  expect(readFileSync(resolve(import.meta.dirname, "..", path), "utf8")).toBe(render());
});
