import { expect, test } from "@jest/globals";
import {
  renderBecause,
  renderParseProblem,
  renderProblems,
  renderTooMany,
  renderTurnedAway,
} from "../../src/cards/answer.ts";
import { md } from "../../src/cards/md.ts";
import type { Problem } from "../../src/domain/command.ts";
import { aBecause } from "../builders/because.ts";
import { read } from "./read.ts";

const says: { readonly [K in Problem["kind"]]: readonly (readonly [Extract<Problem, { kind: K }>, string])[] } = {
  unknown_verb: [
    [
      { kind: "unknown_verb", verb: "depoy", nearest: "deploy" },
      "there is no command `/depoy`: did you mean `/deploy`?",
    ],
  ],
  unknown_option: [
    [
      { kind: "unknown_option", option: "--dry", column: 17, nearest: "--dry-run", known: ["--dry-run"] },
      "column 17: there is no option `--dry`: did you mean `--dry-run`?",
    ],
    [
      { kind: "unknown_option", option: "--now", column: 17, nearest: null, known: ["--dry-run", "--force"] },
      "column 17: there is no option `--now`. There are `--dry-run`, `--force`.",
    ],
    [
      { kind: "unknown_option", option: "--all", column: 7, nearest: null, known: [] },
      "column 7: there is no option `--all`. This command takes none.",
    ],
  ],
  unexpected_word: [
    [
      { kind: "unexpected_word", word: "please", column: 17, usage: "/cancel [ENV|#ID]" },
      "column 17: `please` is not expected here. Write `/cancel [ENV|#ID]`, and what has blanks in quotes.",
    ],
  ],
  unclosed_quote: [
    [
      { kind: "unclosed_quote", column: 9 },
      "column 9: this quote is never closed. Write the second one where the value ends.",
    ],
  ],
  too_many_environments: [
    [
      { kind: "too_many_environments", count: 11, most: 10 },
      "it names 11 environments, and 10 are the most in one command. Split it over several lines.",
    ],
  ],
  incomplete_option: [
    [
      { kind: "incomplete_option", option: "--force", column: 17, needs: 'a reason: --force --reason "why"' },
      'column 17: `--force` needs a reason: --force --reason "why".',
    ],
  ],
  repeated: [
    [{ kind: "repeated", word: "--dry-run", column: 27 }, "column 27: `--dry-run` is there twice. Write it once."],
  ],
  bad_parameter: [
    [
      { kind: "bad_parameter", word: "=x", column: 17, why: "a name stands right before the equals sign" },
      "column 17: `=x` cannot be a parameter: a name stands right before the equals sign. Write `KEY=VALUE`, and values with blanks in quotes.",
    ],
  ],
};

test.each(Object.values(says).flat())("%j is answered with: %s", (problem, sentence) => {
  const line = "/deploy staging please";
  expect(read(renderParseProblem({ position: 0, line, problem }))).toBe(`\`${line}\`: ${sentence}`);
});

test("too many commands in a comment are counted", () => {
  expect(read(renderTooMany(7, 5))).toBe(
    "This comment has 7 command lines, and 5 are the most. None ran: split it over several comments.",
  );
});

test("who may not ask is told what is missing", () => {
  expect(read(renderTurnedAway(aBecause("permission")))).toBe(
    "`eve` has the role `read` here, and `staging` needs `write`. Ask somebody with that role.",
  );
});

test("an environment that does not exist is answered with what was meant", () => {
  expect(read(renderBecause("/deploy stagin", aBecause("environment_unknown")))).toBe(
    "`/deploy stagin`: There is no environment `stagin`: did you mean `staging`? Name one of `staging`, `production`.",
  );
});

test("mistakes in the configuration are a list, each with line and column", () => {
  expect(read(renderProblems([renderBecause("/deploy", aBecause("config_broken"))]))).toMatchInlineSnapshot(`
"\`/deploy\`: [\`.github/slipway.yml\`](https://github.test/acme/site/blob/main/.github/slipway.yml) has mistakes. Fix the file on the default branch, then comment again.
  - [line 4, column 5](https://github.test/acme/site/blob/main/.github/slipway.yml#L4): unknown key "aproval": did you mean "approvals"? Allowed here: url, production
  - [line 9, column 17](https://github.test/acme/site/blob/main/.github/slipway.yml#L9): "production" must be true or false, not the text "yes": write true"
`);
});

test("one problem is a sentence, several are a list", () => {
  expect(renderProblems([md`a`]).text).toBe("a");
  expect(renderProblems([md`a`, md`b`]).text).toBe("- a\n- b");
});

test("a line is repeated without anything alive in it", () => {
  const problem: Problem = { kind: "unexpected_word", word: "@ada|`#1`", column: 9, usage: "/help [VERB]" };
  expect(renderParseProblem({ position: 0, line: "/deploy @ada|`#1`", problem }).text).toBe(
    "`` /deploy @ada|`#1` ``: column 9: `` @ada|`#1` `` is not expected here. Write `/help [VERB]`, and what has blanks in quotes.",
  );
});
