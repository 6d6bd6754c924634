import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { parseComment } from "../../src/commands/parse-comment.ts";
import { renderCommand } from "../../src/commands/render-command.ts";
import type { Command } from "../../src/domain/command.ts";
import { runs } from "./runs.ts";

const text = fc.string({ unit: "binary", maxLength: 300 });

/** Text of the pieces that commands and Markdown are made of. */
const pieces = ["/deploy", "/deploy qa", "/depoy", "\n", "\n\n", "\r\n", " ", "   ", "    ", "\t", "> ", "- ", "1. "];
const more = [
  "```",
  "~~~~",
  "<!--",
  "-->",
  "# ",
  "***",
  "text",
  "===",
  '"',
  "“",
  ",",
  "to",
  "--force",
  "a=b",
  "\u200B",
];
const markdown = fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 40 }).map((all) => all.join(""));
const anything = fc.oneof(text, markdown);

/** Names that can be written in a comment: with at most one kind of quote. */
const name = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    fc.stringMatching(/^[a-zA-Z0-9/_.-]{1,20}$/),
    fc.constantFrom(
      "to",
      "TO",
      "--force",
      "—force",
      "a=b",
      "a b",
      "a,b",
      "'",
      '"',
      "“a",
      "‘b c",
      "it's",
      'say "x"',
      ",",
    ),
  )
  .filter((name) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name))
  .filter((name) => !(/["“”]/.test(name) && /['‘’]/.test(name)));

const command: fc.Arbitrary<Command> = fc.record({
  position: fc.constant(0),
  verb: fc.constant("deploy"),
  environments: fc.uniqueArray(name, { maxLength: 10, selector: (name) => name.toLowerCase() }),
});

test("a command that is written down is the same when it is read", () => {
  fc.assert(
    fc.property(command, (command) => {
      expect(parseComment(renderCommand(command))).toEqual({
        kind: "commands",
        lines: [{ kind: "command", command }],
      });
    }),
    runs,
  );
});

test("no text makes the parser throw", () => {
  fc.assert(
    fc.property(anything, (body) => {
      expect(["nothing", "too_many", "commands"]).toContain(parseComment(body).kind);
    }),
    runs,
  );
});

test("no text below a slash makes the parser throw", () => {
  fc.assert(
    fc.property(anything, (words) => {
      expect(["nothing", "too_many", "commands"]).toContain(parseComment(`/deploy ${words}`).kind);
    }),
    runs,
  );
});

test("no text in a fence ever runs", () => {
  fc.assert(
    fc.property(anything, fc.constantFrom("`", "~"), (body, mark) => {
      const longest = Math.max(0, ...(body.match(/`+|~+/g) ?? []).map((marks) => marks.length));
      const fence = mark.repeat(Math.max(3, longest + 1));
      expect(parseComment(`${fence}\n${body}\n${fence}`)).toEqual({ kind: "nothing" });
    }),
    runs,
  );
});

test("no text in a quote ever runs", () => {
  fc.assert(
    fc.property(anything, (body) => {
      const quoted = body.split(/\r\n|\n|\r/).map((line) => `> ${line}`);
      expect(parseComment(quoted.join("\n"))).toEqual({ kind: "nothing" });
    }),
    runs,
  );
});

test("no text in an HTML comment ever runs, wherever the comment begins", () => {
  fc.assert(
    fc.property(anything, fc.constantFrom("<!--", "<!-- ", "<p><!--", "- <!--", "> 1. <!--"), (body, start) => {
      const hidden = body.replaceAll("-->", "");
      expect(parseComment(`${start}\n${hidden}\n-->`)).toEqual({ kind: "nothing" });
    }),
    runs,
  );
});

test("what stands before a command in a paragraph of its own does not matter, if nothing is left open", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w .,!?]{0,80}$/), (before) => {
      expect(parseComment(`${before}\n\n/deploy qa`)).toMatchObject({ kind: "commands", lines: [{ kind: "command" }] });
    }),
    runs,
  );
});
