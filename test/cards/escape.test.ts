import { expect, test } from "@jest/globals";
import { cut, escapeCode, escapeText } from "../../src/cards/escape.ts";

/** The mark that keeps GitHub from linking, made visible. */
const split = (text: string): string => text.replaceAll("\u200b", "·");

test.each([
  ["All 3 hosts", "All 3 hosts"],
  ["@ada and @acme/sre", "@·ada and @·acme/sre"],
  ["fixes #1, acme/site#2 and GH-3", "fixes #·1, acme/site#·2 and GH-·3"],
  ["_GH-3 gh-3", "\\_GH-·3 gh-·3"],
  ["https://evil.test", "https:·//evil.test"],
  ["www.evil.test _www.evil.test", "www·.evil.test \\_www·.evil.test"],
  ["a@evil.test", "a@·evil.test"],
  ["a1b2c3d", "a1b2c3·d"],
  ["a1b2c3d4e5f60718", "a1b2c3·d4e5f6·0718"],
  [":tada:", ":·tada:·"],
  ["<b>hi</b> <!-- x -->", "&lt;b&gt;hi&lt;/b&gt; &lt;\\!-- x --&gt;"],
  ["&lt;b&#62;", "&amp;lt;b&amp;#·62;"],
  ["[x](y) ![z](y)", "\\[x\\]\\(y\\) \\!\\[z\\]\\(y\\)"],
  ["*a* _b_ ~~c~~ `d`", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\`"],
  ["a | b \\| c", "a &#124; b \\\\&#124; c"],
  ["a\nb\r\nc\td", "a b c d"],
  ["- a", "\\- a"],
  ["1. a", "1\\. a"],
  ["1) a", "1\\) a"],
  ["1.2.3 is out", "1\\.2.3 is out"],
  [".github/x.yml", ".github/x.yml"],
  ["=== a", "\\=== a"],
  ["# a", "#· a"],
  ["> a", "&gt; a"],
  ["$x$", "\\$x\\$"],
  ["    a", " a"],
  ["\u202Eevil\u2066", "evil"],
  ["sta\u200Bging\uFE0F \u{E0041}", "staging "],
  ["a \ud800", "a "],
  ["\ud800", ""],
  ["🚀 größer 東京", "🚀 größer 東京"],
])("the text %j stands as %j", (text, stands) => {
  expect(split(escapeText(text))).toBe(stands);
});

test.each([
  ["topic", "`topic`"],
  ["@ada #1 https://evil.test", "`@ada #1 https://evil.test`"],
  ["a`b", "``a`b``"],
  ["a``b`c", "```a``b`c```"],
  ["`a`", "`` `a` ``"],
  [" a ", "`  a  `"],
  ["a\nb", "`a b`"],
  ["a\\", "`a\\`"],
  ["<b>", "`<b>`"],
  ["\u202Ea\u200B", "`a`"],
  ["", "(empty)"],
  [" \u200B", "(empty)"],
])("the name %j is shown as %j", (name, shown) => {
  expect(escapeCode(name)).toBe(shown);
});

test("a long text is cut, and a long name earlier", () => {
  expect(escapeText("x".repeat(1_000_000))).toBe(`${"x".repeat(999)}…`);
  expect(escapeCode("x".repeat(1_000_000))).toBe(`\`${"x".repeat(299)}…\``);
});

test.each([
  ["abcdef", 6, "abcdef"],
  ["abcdef", 5, "abcd…"],
  ["🚀🚀🚀", 4, "🚀…"],
  ["👩‍👩‍👧x", 5, "…"],
  ["e\u0301e\u0301e\u0301", 4, "e\u0301…"],
])("%j, cut to %d, is %j", (text, most, kept) => {
  expect(cut(text, most)).toBe(kept);
});
