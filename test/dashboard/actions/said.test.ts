// What cards say, on a page: the same words, and nothing of strangers alive.
import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { renderTurnedAway } from "../../../src/cards/answer.ts";
import { code, join, link, type Markdown, md } from "../../../src/cards/md.ts";
import { saidView } from "../../../src/dashboard/views/action-said.ts";
import { because } from "../../../src/domain/reasons.ts";

const show = async (text: Markdown): Promise<string> => (await saidView(text)).toString();

test.each([
  [md`${"*a* <b> & @ada #1 https://x.test a|b [c](d)"}`, "*a* &lt;b&gt; &amp; @ada #1 https://x.test a|b [c](d)"],
  [code("`a` <b> & **c**"), "<code>`a` &lt;b&gt; &amp; **c**</code>"],
  [md`${code("a")} and ${code("b``c")}`, "<code>a</code> and <code>b``c</code>"],
  [md`**${"a*b"}**`, "<strong>a*b</strong>"],
  [
    link(md`the ${code("log")}`, "https://ci.test/?a=1&copy=2"),
    '<a href="https://ci.test/?a=1&amp;copy=2" rel="noreferrer">the <code>log</code></a>',
  ],
])("%p", async (said, expected) => {
  expect(await show(said)).toBe(`<p>${expected}</p>`);
});

test("lines that are items are a list", async () => {
  expect(await show(join([md`Two:`, md`  - ${code("a")}`, md`- b`], "\n"))).toBe(
    "<p>Two:</p><ul><li><code>a</code></li><li>b</li></ul>",
  );
});

test("an address that is no web page's is no link", async () => {
  const forged = { text: "[a](javascript:alert`1`)" } as unknown as Markdown;
  expect(await show(forged)).not.toContain("href");
});

test("who may not, and who may", async () => {
  const facts = { actor: "<i>", role: "read", needs: "write", environment: "a`b", listed: ["acme/sre"] };
  expect(await show(renderTurnedAway(because("permission", facts)))).toBe(
    "<p><code>&lt;i&gt;</code> has the role <code>read</code> here, and <code>a`b</code> needs <code>write</code>. Ask somebody with that role, or one of <code>acme/sre</code>.</p>",
  );
});

test("texts of people stay what they are, character by character", async () => {
  const words = fc.stringMatching(/^[ -~]{1,40}$/).filter((text) => !/^ | $| {2}/.test(text));
  await fc.assert(
    fc.asyncProperty(words, words, async (text, name) => {
      const shown = await show(md`a ${text} b ${code(name)} c`);
      const read = shown.replaceAll(/<[^>]+>/g, "").replaceAll(/&(lt|gt|quot|#39|amp);/g, (all) => entity[all] ?? all);
      expect(read).toBe(`a ${text} b ${name} c`);
    }),
  );
});

const entity: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};
