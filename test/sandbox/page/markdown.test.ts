// Comments as the page shows them.
import { expect, test } from "@jest/globals";
import { renderMarkdown } from "../../../src/sandbox/page/markdown/render.ts";

const show = (body: string): string => renderMarkdown(body, (login) => login === "ada").trim();

test.each([
  ["a script is text", "<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
  ["an image with a handler is text", "<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"],
  ["a javascript link is no link", "[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"],
  ["a data link is no link", "[x](data:text/html,hi)", "<p>[x](data:text/html,hi)</p>"],
  [
    "a quote in an address stays in it",
    '[x](<http://a"b>)',
    '<p><a href="http://a%22b" rel="nofollow noopener">x</a></p>',
  ],
  [
    "a language cannot leave its attribute",
    '```"><b>\nx\n```',
    '<pre><code class="language-&quot;&gt;&lt;b&gt;">x\n</code></pre>',
  ],
  ["an entity stays what it is", "&lt;b&gt; &#124;", "<p>&lt;b&gt; |</p>"],
])("%s", (_name, body, shown) => {
  expect(show(body)).toBe(shown);
});

test.each([
  ["in a line", "a<!-- @ada b -->c", "<p>ac</p>"],
  ["on lines of its own", "a\n<!-- b\n\nc -->\nd", "<p>a</p>\n<p>d</p>"],
  ["before text", "<!-- a --> b", "<p>b</p>"],
  ["never closed, up to the end", "a\n\n<!-- b\n\nc", "<p>a</p>"],
  ["never closed within a line: text", "a <!-- b", "<p>a &lt;!-- b</p>"],
  ["in code: text", "`<!-- a -->`", "<p><code>&lt;!-- a --&gt;</code></p>"],
  ["in a fence: text", "```\n<!-- a -->\n```", "<pre><code>&lt;!-- a --&gt;\n</code></pre>"],
  ["in a quote, up to the quote's end", "> <!-- a\n\nb", "<blockquote></blockquote>\n<p>b</p>"],
])("a comment in HTML is not seen: %s", (_where, body, shown) => {
  expect(show(body)).toBe(shown);
});

test("a table has aligned cells, and <br> breaks a line in them", () => {
  const shown = show("| a | b |\n| --- | ---: |\n| x<br>y | <BR/>1 |");
  expect(shown.replaceAll("\n", "")).toBe(
    '<table><thead><tr><th>a</th><th align="right">b</th></tr></thead><tbody><tr><td>x<br>y</td><td align="right"><br>1</td></tr></tbody></table>',
  );
});

test("a line break in a comment is one on the page", () => {
  expect(show("a\nb")).toBe("<p>a<br>\nb</p>");
});

test.each([
  ["who exists", "hi @ada!", '<p>hi <a href="/ada" class="mention">@ada</a>!</p>'],
  ["and nobody else", "hi @bob", "<p>hi @bob</p>"],
  ["not within a word", "me@ada", "<p>me@ada</p>"],
  ["not as part of a longer name", "@ada-lovelace @ada_", "<p>@ada-lovelace @ada_</p>"],
  ["not in code", "`@ada`", "<p><code>@ada</code></p>"],
  ["not in a link", "[@ada](http://x)", '<p><a href="http://x" rel="nofollow noopener">@ada</a></p>'],
  ["not across a zero-width space, which stays", "@\u200bada", "<p>@\u200bada</p>"],
])("a mention links %s", (_whom, body, shown) => {
  expect(show(body)).toBe(shown);
});

test("an image is the link to it, since nothing is loaded from elsewhere", () => {
  expect(show('![a "b"](https://example.com/x.png)')).toBe(
    '<p><a href="https://example.com/x.png" rel="nofollow noopener">a &quot;b&quot;</a></p>',
  );
});

test("an address becomes a link, a word with a dot does not", () => {
  expect(show("https://example.com/a site.yml")).toBe(
    '<p><a href="https://example.com/a" rel="nofollow noopener">https://example.com/a</a> site.yml</p>',
  );
});
