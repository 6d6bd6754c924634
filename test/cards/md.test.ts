import { expect, test } from "@jest/globals";
import { code, codeBlock, join, link, Markdown, md, table } from "../../src/cards/md.ts";

test("what is put into a template is a stranger's text, unless it is Markdown", () => {
  expect(md`**${"*bold*"}** ${md`**bold**`} ${12}`.text).toBe("**\\*bold\\*** **bold** 12");
});

test("what only looks like Markdown is a stranger's text", () => {
  const lookalike = { text: "**bold**", toString: () => "*b*" } as unknown as string;
  expect(md`${lookalike}`.text).toBe("\\*b\\*");
});

test("nobody else makes Markdown", () => {
  const forged = Symbol("made in md.ts") as never;
  expect(() => new Markdown(forged, "<b>")).toThrow(TypeError);
});

test("nothing is empty Markdown", () => {
  expect([md``.text, join([]).text, join([md`a`, md`b`], ", ").text]).toEqual(["", "", "a, b"]);
});

test.each([
  ["https://ci.test/log?a=1&b=2#x", "https://ci.test/log?a=1&b=2#x"],
  ["http://ci.test", "http://ci.test/"],
  ["https://ci.test/a(b)[c]", "https://ci.test/a%28b%29%5Bc%5D"],
  ["https://ci.test/a b|c`d\\e", "https://ci.test/a%20b%7Cc%60d/e"],
  ["https://ci.test/?q=<b>\"'", "https://ci.test/?q=%3Cb%3E%22%27"],
  ["https://ci.test/?a=1&copy;b", "https://ci.test/?a=1&amp;copy;b"],
  ["https://ci.test/?a=1&#40;b", "https://ci.test/?a=1&amp;#40;b"],
  ["https://ci.test/ümlaut", "https://ci.test/%C3%BCmlaut"],
  ["https://ci.test/\u202E", "https://ci.test/%E2%80%AE"],
  [" https://ci.test/\n", "https://ci.test/"],
])("a link to %j leads to %s", (url, address) => {
  expect(link(md`log`, url).text).toBe(`[log](${address})`);
});

test.each([
  null,
  "",
  "log",
  "/log",
  "//ci.test",
  "javascript:alert(1)",
  "data:text/html,x",
  "ftp://ci.test",
  "file:///etc/passwd",
  "https://",
  "https://me@ci.test",
  "https://me:secret@ci.test",
  `https://ci.test/${"x".repeat(2_000)}`,
  `https://ci.test/${"ü".repeat(1_000)}`,
])("%j is no address: the label stands alone", (url) => {
  expect(link(code("log"), url).text).toBe("`log`");
});

test("a bar ends no cell, in code neither, and a line ends no row", () => {
  const cells = [code("a|b"), "a|b", link(code("x"), "https://ci.test/|"), join([md`a`, md`b`], "\n")];
  expect(table(["a", "b", "c", md`${"d|"}`], [cells]).text.split("\n")).toEqual([
    "| a | b | c | d&#124; |",
    "| --- | --- | --- | --- |",
    "| `a\\|b` | a&#124;b | [`x`](https://ci.test/%7C) | a b |",
  ]);
});

test("code within a link keeps its brackets", () => {
  expect(link(code("]("), "https://ci.test/").text).toBe("[`](`](https://ci.test/)");
});

test("a block is one line in a fence that nothing in it ends", () => {
  expect(codeBlock("/lock a\n````\u202e @ada").text).toBe("`````\n/lock a ```` @ada\n`````");
  expect(codeBlock("x".repeat(9_000)).text.length).toBeLessThan(8_100);
});
