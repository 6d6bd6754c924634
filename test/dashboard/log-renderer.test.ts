// What a terminal would show of a log, as HTML and as text.
import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { htmlRenderer, textRenderer } from "../../src/dashboard/log-renderer.ts";

/** Everything that the parts come to. */
function shown(render: ReturnType<typeof htmlRenderer>, parts: readonly string[]): string {
  let [all, open] = ["", ""];
  for (const text of parts) {
    const rendered = render({ text, missing: 0 });
    all += rendered.done;
    ({ open } = rendered);
  }
  return all + open;
}

const html = (...parts: string[]): string => shown(htmlRenderer(), parts);
const text = (...parts: string[]): string => shown(textRenderer(), parts);

test.each([
  ["lines", "a\nb\n", "a\nb\n"],
  ["lines of Windows", "a\r\nb\r\n", "a\nb\n"],
  ["a line that has not ended", "a\nb", "a\nb"],
  ["what looks like HTML", "<script>&amp;</script>", "&lt;script&gt;&amp;amp;&lt;/script&gt;"],
  ["progress on one line", "10%\r50%\r100%\ndone\n", "100%\ndone\n"],
  ["progress that ends with a return", "10%\r50%\r\n", "50%\n"],
  ["progress that clears the line", "10%\r\x1b[K50%\n", "50%\n"],
  ["a colour", "\x1b[31mred\x1b[0m plain", '<span class="f1">red</span> plain'],
  ["bright ones, and grounds", "\x1b[91;103mx", '<span class="f9 b11">x</span>'],
  ["how it is written", "\x1b[1;2;3;4;7mx", '<span class="bold dim italic underline inverse">x</span>'],
  ["what is taken back", "\x1b[1;31mx\x1b[22my\x1b[39mz", '<span class="bold f1">x</span><span class="f1">y</span>z'],
  ["a colour over lines", "\x1b[32ma\nb", '<span class="f2">a</span>\n<span class="f2">b</span>'],
  ["a colour said twice", "\x1b[32ma\x1b[32mb", '<span class="f2">ab</span>'],
  [
    "256 colours",
    "\x1b[38;5;9ma\x1b[38;5;196mb\x1b[48;5;232mc",
    '<span class="f9">ab</span><span class="f9 b0">c</span>',
  ],
  ["true colours", "\x1b[38;2;250;10;10;1mx", '<span class="bold f9">x</span>'],
  ["true colours with colons", "\x1b[38:2::250:10:10mx\x1b[4:0my", '<span class="f9">xy</span>'],
  ["colours that are none", "\x1b[38;5;999;1ma\x1b[m\x1b[38mb\x1b[38;2;1mc\x1b[99md", '<span class="bold">a</span>bcd'],
  ["movements of the cursor", "a\x1b[2J\x1b[1;1H\x1b[?25lb", "ab"],
  ["titles and links", "\x1b]0;title\x07a\x1b]8;;https://evil.example\x1b\\b\x1b]8;;\x1b\\", "ab"],
  ["a title without an end", "\x1b]0;title\nb", "]0;title\nb"],
  ["other sequences", "\x1b(Ba\x1b7b\x1bMc\x9b31md", 'abc<span class="f1">d</span>'],
  ["bells and other binary", "\0a\x07\x08\x7f\x85b\tc", "ab\tc"],
])("%s", (_what, printed, expected) => {
  expect(html(printed)).toBe(expected);
});

test("as text there is neither colour nor entity", () => {
  expect(text("\x1b[31m<red>\x1b[0m\r\n10%\r20%\n")).toBe("<red>\n20%\n");
});

test.each([
  ["\x1b[3", "1mred"],
  ["\x1b", "[31mred"],
  ["\x1b]0;ti", "tle\x07\x1b[31mred"],
  ["\x1b]0;title\x1b", "\\\x1b[31mred"],
])("a sequence may be cut between two parts: %j", (first, second) => {
  expect(html(`a${first}`, second)).toBe('a<span class="f1">red</span>');
});

test("a return at the end of a part counts for the next one", () => {
  expect([html("10%\r", "20%\n"), html("a\r", "\nb")]).toEqual(["20%\n", "a\nb"]);
});

test("what is missing is said, and colours end there", () => {
  const render = htmlRenderer();
  expect(render({ text: "\x1b[31mbegin", missing: 0 })).toEqual({ done: "", open: '<span class="f1">begin</span>' });
  expect(render({ text: "end\n", missing: 1_234_567 })).toEqual({
    done: '<span class="f1">begin</span>\n<span class="cut">… 1,234,567 characters are missing here …</span>end\n',
    open: "",
  });
});

test("a line without end is shown as it grows, and what is far behind stays", () => {
  const render = htmlRenderer();
  const first = render({ text: "x".repeat(10_000), missing: 0 });
  expect([first.done.length, first.open.length]).toEqual([8000, 2000]);
  expect(render({ text: "\rdone\n", missing: 0 })).toEqual({ done: "done\n", open: "" });
});

test("a character of two halves is not cut in two", () => {
  const { done, open } = htmlRenderer()({ text: `x${"😀".repeat(4000)}`, missing: 0 });
  expect([done.isWellFormed(), open.isWellFormed()]).toEqual([true, true]);
});

const printed = fc
  .array(
    fc.constantFrom(
      "a",
      "<",
      "&",
      "\n",
      "\r",
      "\x1b",
      "[",
      "3",
      "1",
      ";",
      "m",
      "]",
      "\x07",
      "\\",
      "\x9b",
      "\x9d",
      "ü",
      "K",
    ),
    { maxLength: 60 },
  )
  .map((letters) => letters.join(""));

test("wherever a log is cut into parts, it shows the same", () => {
  fc.assert(
    fc.property(printed, fc.nat(60), (log, at) => {
      expect(html(log.slice(0, at), log.slice(at))).toBe(html(log));
    }),
  );
});

test("whatever is printed, nothing of it is HTML but the page's own spans", () => {
  fc.assert(
    fc.property(printed, (log) => {
      expect(html(log).replaceAll(/<span class="[a-z0-9 ]+">|<\/span>|&(amp|lt|gt);/g, "")).not.toMatch(
        /[<>&]|\p{Cc}(?<![\n\t])/u,
      );
    }),
  );
});

test.each([
  ["returns", "x\r"],
  ["colours", "\x1b[1mx\x1b[2mx"],
  ["titles without an end", "\x1b]"],
  ["titles without an end, in one letter", "\x9d"],
  ["sequences without an end", "\x1b[1;"],
  ["letters on one line", "x"],
])("two megabytes of %s are rendered in their time", (_what, piece) => {
  const from = performance.now();
  const length = html(piece.repeat((2 * 2 ** 20) / piece.length)).length;
  expect(performance.now() - from).toBeLessThan(10_000);
  expect(length).toBeLessThan(16 * 2 * 2 ** 20);
});
