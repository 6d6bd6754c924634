import { expect, test } from "@jest/globals";
import { parseComment } from "../../src/commands/parse-comment.ts";
import { verbs } from "../../src/commands/registry.ts";
import { toCommand } from "../../src/domain/command.ts";
import { parsed, problemOf, saidIn } from "./parsed.ts";

test("command lines run in order, each with its place", () => {
  expect(parseComment("Thanks!\n/deploy staging\nand then\n/depoy qa\n/deploy production")).toEqual({
    kind: "commands",
    lines: [
      { kind: "command", command: toCommand(0, "deploy", { environments: ["staging"] }) },
      {
        kind: "problem",
        problem: {
          position: 1,
          line: "/depoy qa",
          problem: { kind: "unknown_verb", verb: "depoy", nearest: "deploy" },
        },
      },
      { kind: "command", command: toCommand(2, "deploy", { environments: ["production"] }) },
    ],
  });
});

test("of more than five command lines none runs", () => {
  expect(parsed("/deploy qa\n".repeat(5))).toHaveLength(5);
  expect(parseComment("/deploy qa\n".repeat(6))).toEqual({ kind: "too_many", count: 6, most: 5 });
  expect(parseComment(`${"/deploy qa\n".repeat(5)}/depoy qa`)).toEqual({ kind: "too_many", count: 6, most: 5 });
});

test("lines of other bots do not count", () => {
  expect(parsed(`${"/merge\n".repeat(20)}/deploy qa`)).toEqual(["deploy qa"]);
});

test.each([
  "",
  "Let us deploy staging",
  "please /deploy staging",
  "- /deploy staging",
  "1. /deploy staging",
  "**/deploy staging**",
  "`/deploy staging`",
  "\\/deploy staging",
  "//deploy staging",
  "/ deploy staging",
  "/deploy/foo",
  "/deploy.",
  "/deploy, please",
  "/deploy-staging",
  "/deployment",
  "/deployments staging",
  "/usr/bin",
  "/merge",
  "/stats",
  "/runs",
  "/block",
  "/slipway nonsense",
  "/slipway/deploy",
  "/slipway /deploy",
  "/slipway-deploy",
  "/de\u200Bploy staging",
  "\u202E/deploy staging",
  "/de ploy",
  "deploy staging",
  ".deploy staging",
])("%j is nobody's command: silence", (body) => {
  expect(parseComment(body)).toEqual({ kind: "nothing" });
});

test.each([
  ["/depoy staging", "depoy", "deploy"],
  ["/delpoy", "delpoy", "deploy"],
  ["/Deplyo Staging", "Deplyo", "deploy"],
  ["/depoly staging, production", "depoly", "deploy"],
  ["/slipway depoy staging", "depoy", "deploy"],
  ["/déploy staging", "déploy", "deploy"],
  ["/deployy to staging", "deployy", "deploy"],
  ["/depoy main to staging, qa log_level='a b' --dry-run", "depoy", "deploy"],
  ["/cancl staging", "cancl", "cancel"],
  ["/Cancle", "Cancle", "cancel"],
  ["/cancell #12 --dry-run", "cancell", "cancel"],
])("%s is nearly a command, and gets an answer", (line, verb, nearest) => {
  expect(problemOf(line)).toEqual({ kind: "unknown_verb", verb, nearest });
});

test.each([
  "/depoy is what I typed yesterday",
  "/depoy staging please",
  "/depoy 'staging",
  "/depl0y staging",
  "/depoy-staging",
  "/depoy/x",
  "/dep",
  "/hlep deploy",
  "/cancl staging, production",
])("%s is too far from a command: silence", (line) => {
  expect(parseComment(line)).toEqual({ kind: "nothing" });
});

test.each([
  "redeploy",
  "undeploy",
  "deployed",
  "delay",
  "reply",
  "replay",
  "employ",
  "canceled",
  "candle",
  "channel",
  "panel",
])("/%s might be another bot's: silence", (verb) => {
  expect(parseComment(`/${verb} staging`)).toEqual({ kind: "nothing" });
});

test.each([
  ["/slipway", {}],
  ["/slipway  ", {}],
  ["/Slipway\u200B", {}],
  ["/help", {}],
  ["/slipway help", {}],
  ["/HELP Deploy", { topic: "Deploy" }],
  ["/help /deploy", { topic: "deploy" }],
  ["/help //", {}],
  ["/slipway help cancel", { topic: "cancel" }],
])("%s asks for help", (line, said) => {
  expect(parsed(line)).toEqual(["help"]);
  expect(saidIn(line)).toEqual(said);
});

test.each([
  ["/help me please", { kind: "unexpected_word", word: "please", column: 10, usage: "/help [VERB]" }],
  ["/help a=b", { kind: "unexpected_word", word: "a=b", column: 7, usage: "/help [VERB]" }],
  ["/help --all", { kind: "unknown_option", option: "--all", column: 7, nearest: null, known: [] }],
])("%s asks for what there is not", (line, problem) => {
  expect(problemOf(line)).toEqual(problem);
});

test("the line of a problem is cut to what is worth showing", () => {
  const comment = parseComment(`/deploy staging \u202E\u0007${"x ".repeat(5000)}`);
  expect(comment).toMatchObject({ lines: [{ problem: { line: `/deploy staging ${"x ".repeat(42)}…` } }] });
});

test("every verb says how it is written, and its examples can be written", () => {
  for (const { name, help } of verbs) {
    for (const usage of help.usage) expect(usage).toMatch(new RegExp(`^/${name}\\b`));
    expect(help.does).toMatch(/^[a-z].*[^.]$/);
    expect(help.examples.map(parsed)).toEqual(
      help.examples.map(() => [expect.stringMatching(new RegExp(`^${name}\\b`))]),
    );
  }
});
