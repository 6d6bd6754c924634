import { expect, test } from "@jest/globals";
import { renderHelp } from "../../src/cards/help-card.ts";
import type { ExplainedVerb } from "../../src/domain/help.ts";
import { read } from "./read.ts";

const verbs: readonly ExplainedVerb[] = [
  {
    name: "deploy",
    help: {
      usage: ["/deploy [ENV]", "/deploy REF to ENV"],
      does: "deploy this pull request",
      options: [["--dry-run", "change nothing"]],
      examples: ["/deploy", '/deploy staging message="two words"'],
    },
  },
  {
    name: "cancel",
    help: { usage: ["/cancel [ENV|#ID]"], does: "stop a deployment", options: [], examples: ["/cancel #42"] },
  },
];

test("help is a table of all commands", () => {
  expect(read(renderHelp(null, verbs))).toMatchInlineSnapshot(`
"#### Commands

| command | what it does |
| --- | --- |
| \`/deploy [ENV]\`<br>\`/deploy REF to ENV\` | deploy this pull request |
| \`/cancel [ENV\\|#ID]\` | stop a deployment |

All about one: \`/help VERB\`. \`/slipway VERB\` is the same as \`/VERB\`."
`);
});

test("help about one tells how it is written, its options and examples", () => {
  expect(read(renderHelp("deploy", verbs))).toMatchInlineSnapshot(`
"#### \`/deploy\`

Deploy this pull request.

- \`/deploy [ENV]\`
- \`/deploy REF to ENV\`

| option | what it does |
| --- | --- |
| \`--dry-run\` | change nothing |

For example:

- \`/deploy\`
- \`/deploy staging message="two words"\`"
`);
});

test("help about a command finds it in capitals, too", () => {
  expect(renderHelp("DEPLOY", verbs).text).toBe(renderHelp("deploy", verbs).text);
});

test("a command without options has no table of them", () => {
  expect(read(renderHelp("cancel", verbs))).toMatchInlineSnapshot(`
"#### \`/cancel\`

Stop a deployment.

- \`/cancel [ENV|#ID]\`

For example:

- \`/cancel #42\`"
`);
});

test("help about a mistyped command says what might be meant, and lists all", () => {
  expect(read(renderHelp("cancl", verbs)).split("\n\n").slice(0, 2)).toMatchInlineSnapshot(`
[
  "There is no command \`/cancl\`: did you mean \`/cancel\`?",
  "#### Commands",
]
`);
});

test("help about a command that there is not lists those there are, and nothing of the question is alive", () => {
  expect(renderHelp("@ada `#1` <b>|", verbs).text.split("\n\n")).toEqual([
    "There is no command ``/@ada `#1` <b>|``.",
    ...renderHelp(null, verbs).text.split("\n\n"),
  ]);
});
