import { expect, test } from "@jest/globals";
import { renderCommand } from "../../src/commands/render-command.ts";

test.each([
  [[], "/deploy"],
  [["staging"], "/deploy staging"],
  [["staging", "production"], "/deploy staging,production"],
  [["github pages"], '/deploy "github pages"'],
  [['the "old" one'], "/deploy 'the \"old\" one'"],
  [["to"], '/deploy "to"'],
  [["today"], "/deploy today"],
  [["--force"], '/deploy "--force"'],
  [["a=b", "a,b"], '/deploy "a=b","a,b"'],
  [["'s"], '/deploy "\'s"'],
  [["don't"], "/deploy don't"],
])("%j is written as a person would", (environments, line) => {
  expect(renderCommand({ position: 3, verb: "deploy", environments })).toBe(line);
});
