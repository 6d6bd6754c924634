import { expect, test } from "@jest/globals";
import { parseJobs } from "../../src/cli/parse-jobs.ts";

test.each([
  ["", { kind: "list", json: false }],
  ["--json", { kind: "list", json: true }],
  ["retry a b a", { kind: "retry", ids: ["a", "b"] }],
  ["retry --all", { kind: "retry", ids: "all" }],
  ["--all retry", { kind: "retry", ids: "all" }],
  ["--help", { kind: "help" }],
  ["retry -h", { kind: "help" }],
])("`jobs %s` is understood", (words, asked) => {
  expect(parseJobs(words.split(" ").filter(Boolean))).toEqual(asked);
});

test.each([
  ["retry", "Say which jobs to retry: their ids, or --all."],
  ["retry a --all", "Say which jobs to retry: their ids, or --all."],
  ["retry a --json", "--json is for the list."],
  ["--all", "--all is for `jobs retry`."],
  ["delete a", "There is no `jobs delete`."],
  ["--al", "Unknown option '--al'"],
])("`jobs %s` is not guessed at", (words, problem) => {
  expect(parseJobs(words.split(" "))).toEqual({ kind: "problem", problem: expect.stringContaining(problem) });
});
