import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { parseComment } from "../../src/commands/parse-comment.ts";
import { renderCommand } from "../../src/commands/render-command.ts";
import { type Command, toCommand } from "../../src/domain/command.ts";
import { runs } from "./runs.ts";

const text = fc.string({ unit: "binary", maxLength: 300 });

/** Text of the pieces that commands and Markdown are made of. */
const pieces = ["/deploy", "/deploy qa", "/depoy", "\n", "\n\n", "\r\n", " ", "   ", "    ", "\t", "> ", "- ", "1. "];
const more = [
  "/cancel",
  "/cancel #1",
  "/help",
  "/slipway",
  "--reason",
  "--reason=",
  "—dry-run",
  "k=",
  "'",
  "‘",
  "=",
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

const oddWords = [
  "to",
  "TO",
  "--force",
  "—force",
  "--reason",
  "a=b",
  "=",
  "a b",
  "a,b",
  "'",
  '"',
  "“a",
  "‘b c",
  "it's",
  "it's\"x",
  'say "x"',
  ",",
  "#1",
  "#x",
  "/deploy",
  "sealed",
];

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
  fc.stringMatching(/^[a-zA-Z0-9/_.-]{1,20}$/),
  fc.constantFrom(...oddWords),
);

/** With both kinds of quotes a text cannot be quoted: only a plain word can have them. */
const canBeWritten = (text: string): boolean =>
  !/["“”]/.test(text) || !/['‘’]/.test(text) || /^\w[^\s=,]*\w$/.test(text);
const words = anyText.filter(canBeWritten);
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const name = words.filter((word) => !unseen.test(word));
const ref = fc.oneof(fc.stringMatching(/^[\w#'=,]{1,8}(\/[\w-]{1,8})?$/), fc.constantFrom("to", "v1.0", "größe", '"'));
const key = fc.stringMatching(/^[a-zA-Z_]\w{0,20}$/);
const value = fc.oneof(words, fc.constant(""));
const reason = words.map((text) => text.trim()).filter((text) => text !== "" && !unseen.test(text));

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const sameLetters = (text: string): string => text.toLowerCase();
const environments = fc.uniqueArray(name, { maxLength: 10, selector: sameLetters });
const parameters = fc.uniqueArray(fc.record({ name: key, value }), {
  maxLength: 8,
  selector: ({ name }) => sameLetters(name),
});

const deploying = fc
  .record({ environments, ref: maybe(ref), parameters, dryRun: fc.boolean(), force: maybe(fc.record({ reason })) })
  // Another ref goes to an environment that is named.
  .map((said) => toCommand(0, "deploy", said.environments.length > 0 ? said : { ...said, ref: null }));
const which = fc.oneof(
  fc.record({ environments: name.map((one) => [one]) }),
  fc.record({ deployment: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) }),
  fc.constant({}),
);
const cancelling = fc
  .record({ verb: fc.constantFrom("cancel", "approve", "reject"), which, dryRun: fc.boolean() })
  .map(({ verb, which, dryRun }) => toCommand(0, verb, { ...which, dryRun }));
const helping = fc
  .record({ topic: maybe(name.filter((word) => !word.startsWith("/"))) })
  .map((said) => toCommand(0, "help", said));
/** A reason has one kind of quotes, or none. */
const hasOneQuote = (text: string): boolean => !/["“”]/.test(text) || !/['‘’]/.test(text);
const environment = name.map((one) => [one]);
const forced = maybe(fc.record({ reason }));
const locking = fc
  .record({
    environments: environment,
    duration: maybe(fc.integer({ min: 1, max: 30 * 86_400 }).map((seconds) => seconds * 1_000)),
    reason: fc.oneof(reason.filter(hasOneQuote), fc.constant("")),
    dryRun: fc.boolean(),
    force: forced,
  })
  .map((said) => toCommand(0, "lock", said));
const rejecting = fc
  .record({ environments: environment, reason: reason.filter(hasOneQuote), dryRun: fc.boolean() })
  .map((said) => toCommand(0, "reject", said));
const unlocking = fc
  .record({ environments: environment, dryRun: fc.boolean(), force: forced })
  .map((said) => toCommand(0, "unlock", said));
const rollingBack = fc
  .record({
    environments: environment,
    what: fc.oneof(
      fc.record({ ref }),
      fc.record({ deployment: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) }),
      fc.constant({}),
    ),
    dryRun: fc.boolean(),
    force: forced,
  })
  .map(({ what, ...said }) => toCommand(0, "rollback", { ...said, ...what }));
const promoting = fc
  .record({ environments: environment, from: maybe(name), dryRun: fc.boolean(), force: forced })
  .map((said) => toCommand(0, "promote", said));
const task = name.filter((text) => /^\S{1,100}$/u.test(text));
const running = fc
  .record({ task, environments: environment, parameters, dryRun: fc.boolean(), force: forced })
  .map((said) => toCommand(0, "run", said));
const telling = fc.oneof(
  fc.record({ environments: fc.oneof(environment, fc.constant([])) }).map((said) => toCommand(0, "status", said)),
  fc.record({ environments: environment, task: maybe(task) }).map((said) => toCommand(0, "history", said)),
);
const redeploying = fc.oneof(rollingBack, promoting, running);
const command = fc.oneof(deploying, cancelling, rejecting, locking, unlocking, redeploying, telling, helping);

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

test("no text behind a verb makes the parser throw, and what it reads is the same when it is written down", () => {
  fc.assert(
    fc.property(fc.constantFrom("deploy", "cancel", "help"), anything, (verb, words) => {
      const comment = parseComment(`/${verb} ${words}`);
      expect(["nothing", "too_many", "commands"]).toContain(comment.kind);
      for (const line of comment.kind === "commands" ? comment.lines : []) {
        if (line.kind === "command")
          expect(commandIn(renderCommand(line.command))).toEqual({ ...line.command, position: 0 });
      }
    }),
    runs,
  );
});

const commandIn = (body: string): Command | null => {
  const comment = parseComment(body);
  const line = comment.kind === "commands" ? comment.lines[0] : undefined;
  return line?.kind === "command" ? line.command : null;
};

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
