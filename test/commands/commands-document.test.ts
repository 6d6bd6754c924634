import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { renderCommands } from "../../scripts/docs/commands.ts";

const text = readFileSync(resolve(import.meta.dirname, "../../docs/commands.md"), "utf8");

test("docs/commands.md is made from the definitions that parse", () => {
  expect(text).toBe(renderCommands());
});
