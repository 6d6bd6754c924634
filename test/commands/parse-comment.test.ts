import { expect, test } from "@jest/globals";
import { parseComment } from "../../src/commands/parse-comment.ts";
import { verbs } from "../../src/commands/registry.ts";
import { parsed, problemOf } from "./parsed.ts";

test("command lines run in order, each with its place", () => {
  expect(parseComment("Thanks!\n/deploy staging\nand then\n/depoy qa\n/deploy production")).toEqual({
    kind: "commands",
    lines: [
      { kind: "command", command: { position: 0, verb: "deploy", environments: ["staging"] } },
      {
        kind: "problem",
        problem: {
          position: 1,
          line: "/depoy qa",
          problem: { kind: "unknown_verb", verb: "depoy", nearest: "deploy" },
        },
      },
      { kind: "command", command: { position: 2, verb: "deploy", environments: ["production"] } },
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
  "/slipway",
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

test.each(["run", "rollback", "promote", "cancel", "approve", "reject", "lock", "unlock", "status", "history", "help"])(
  "/%s is not known in this version: silence",
  (verb) => {
    expect(parseComment(`/${verb} staging\n/slipway ${verb}`)).toEqual({ kind: "nothing" });
  },
);

test.each([
  ["/depoy staging", "depoy"],
  ["/delpoy", "delpoy"],
  ["/Deplyo Staging", "Deplyo"],
  ["/depoly staging, production", "depoly"],
  ["/slipway depoy staging", "depoy"],
  ["/déploy staging", "déploy"],
  ["/deployy to staging", "deployy"],
])("%s is nearly a command, and gets an answer", (line, verb) => {
  expect(problemOf(line)).toEqual({ kind: "unknown_verb", verb, nearest: "deploy" });
});

test.each(["/depoy is what I typed yesterday", "/depl0y staging", "/depoy-staging", "/depoy/x", "/dep"])(
  "%s is too far from a command: silence",
  (line) => {
    expect(parseComment(line)).toEqual({ kind: "nothing" });
  },
);

test("the line of a problem is cut to what is worth showing", () => {
  const comment = parseComment(`/deploy staging \u202E\u0007${"x ".repeat(5000)}`);
  expect(comment).toMatchObject({ lines: [{ problem: { line: `/deploy staging ${"x ".repeat(42)}…` } }] });
});

test("every verb says how it is written", () => {
  for (const { name, help } of verbs) {
    expect(help.usage).toMatch(new RegExp(`^/${name}\\b`));
    expect(help.does).toMatch(/^[a-z]/);
  }
});
