// GitHub's longest comment, filled with what makes careless parsers slow. A parser that is not linear never ends here.
import { expect, test } from "@jest/globals";
import { parseComment } from "../../src/commands/parse-comment.ts";
import { toCommand } from "../../src/domain/command.ts";

const longest = 65_536;
const filled = (start: string, piece: string): string =>
  (start + piece.repeat(Math.ceil(longest / piece.length))).slice(0, longest);

test.each([
  "\n",
  "\r",
  " ",
  "\t",
  "\t\n",
  "`",
  "`\n",
  "```\n",
  "~~~\n> ",
  "> ",
  "- ",
  "-\n",
  "1. ",
  "* ",
  "- - -\n",
  "=\n",
])("a comment full of %j says nothing", (piece) => {
  expect(parseComment(filled("", piece))).toEqual({ kind: "nothing" });
});

test.each([
  "<!--",
  "<!--\n",
  "-->",
  "<!-- -->",
  "/",
  "/\n",
  "/x\n",
  "\u200B",
  "\u00A0",
  "\u200B/",
  "\ud800",
  '"',
  "'a' ",
  "\0",
])("a comment full of %j says nothing, either", (piece) => {
  expect(parseComment(filled("", piece))).toEqual({ kind: "nothing" });
});

test.each([
  ["marks of items", "- ".repeat(20_000), "\n"],
  ["marks of quotes", "> ".repeat(20_000), "\na"],
  ["items in one another", "- a\n", "  - a\n"],
  ["backticks before one more", "`".repeat(40_000), " x`"],
])("a comment of %s says nothing", (_, start, piece) => {
  expect(parseComment(filled(start, piece))).toEqual({ kind: "nothing" });
});

test.each([
  ["/deploy\n", 8192],
  ["/depoy\n", 9362],
  ['/deploy "\n', 6554],
  ["/deploy a,\n", 5958],
])("thousands of %j are too many", (piece, count) => {
  expect(parseComment(filled("", piece))).toEqual({ kind: "too_many", count, most: 5 });
});

test.each([
  ["blanks", "/deploy qa", " "],
  ["marks that nobody sees", "/deploy qa", "\u200B \u200F"],
  ["the same name", "/deploy qa", ",qa"],
])("a line with thousands of %s is still a command", (_, start, piece) => {
  expect(parseComment(filled(start, piece.repeat(3)).replace(/,q?$/, ""))).toEqual({
    kind: "commands",
    lines: [{ kind: "command", command: toCommand(0, "deploy", { environments: ["qa"] }) }],
  });
});

test.each([
  ["commas", ","],
  ["quotes", '"'],
  ["words", "a "],
  ["options", "--a "],
  ["letters", "a"],
  ["parameters", "a=b "],
  ["quoted parameters", "a='b c' "],
  ["parameters with commas", "a=,,"],
  ["equals signs", "="],
  ["opened values", 'a="b '],
  ["quotes within words", "a'b\"c "],
  ["known options", "--reason "],
  ["marks and quotes", "\u200B'a'"],
])("a line with thousands of %s has a problem", (_, piece) => {
  expect(parseComment(filled("/deploy ", piece))).toMatchObject({ kind: "commands", lines: [{ kind: "problem" }] });
});
