// docs/commands.md, from the definitions that parse: every verb, and where and how a command line is written.
import { mostEnvironments } from "../../src/commands/environments.ts";
import { longestReason } from "../../src/commands/reason.ts";
import { longestText, mostParameters } from "../../src/domain/parameters.ts";
import { mostLines } from "../../src/commands/parse-comment.ts";
import { verbs } from "../../src/commands/registry.ts";
import type { ExplainedVerb } from "../../src/domain/help.ts";

const opening = `# Commands

A command is a line of a comment on a pull request, such as \`/deploy staging\`. \`/help\` lists these commands on the pull
request, too, and \`/help VERB\` tells all about one.
`;

const lines = `## Where a command counts

- In a **new** comment on a pull request, or in the body of a review. Editing or deleting a comment changes nothing.
- At the beginning of a line: a slash, a verb, and the rest. Up to three blanks may stand before it.
- Not in code, whether fenced, indented or between backticks, not in a quote, and not in an HTML comment. The line right below
  a quote still belongs to the quote, as on the page: leave a line empty between them.
- Several command lines in one comment run in order. ${mostLines} are the most: of more none runs, and one answer says so.
- What a bot writes runs nothing, unless \`allow.bots\` of the environment lists it.
- \`/slipway VERB\` is the same as \`/VERB\`, for repositories where another bot listens to the short word. \`/slipway\` alone is
  \`/help\`.
- Slipway is silent about verbs that it does not know: they are another bot's. Only a verb with one slip of the finger in it,
  such as \`/depoy staging\`, is asked about, if it takes an environment and the rest of the line is one that it could take.
- A line that cannot be followed is answered with the column and what to write. The other lines of the comment run.
`;

const words = `## How a command is written

- Words stand apart by blanks. Upper and lower case are the same in verbs, options, and names of environments and parameters.
- Several environments have commas between them, with or without blanks: \`staging, production\`. ${mostEnvironments} are the most in one command.
  Each has a request and a card of its own.
- What has blanks, commas or an equals sign in it, or begins with a hyphen, stands in quotes: \`"github pages"\`,
  \`'github pages'\`. Within one kind of quotes the other stands for itself. The quotes that phones make, “ ” and ‘ ’, are as
  good. The environment \`to\` is written \`"to"\`.
- Options stand in any place behind the verb. A dash, – or —, is as good as the two hyphens that phones replace with it.
- \`--reason\` is followed by its text, or has it behind an equals sign: \`--reason "why"\`, \`--reason="why"\`. It stands beside
  \`--force\`, which needs it, and has at most ${longestReason} characters.
- \`REF\` is a branch, a tag or a sha, written as it is: \`release/1.4\`. \`/deploy to ENV\` is \`/deploy ENV\`.
- \`#ID\` is the number of a deployment, as cards show it.

## Parameters

\`KEY=VALUE\` sets a parameter that the environment declares under \`parameters\` in \`.github/slipway.yml\`, in any place behind the
verb: \`log_level=debug\`, \`message="two words"\`, or \`message=\` for an empty text. Each is given once, ${mostParameters} at most. What is not
given has its default; without a default it must be given. With several environments each of them must declare it. Everything
that is wrong about the parameters of a command is told at once. An environment for which something is wrong is not deployed
to; the others that the command names are.

| type | takes |
| --- | --- |
| \`string\` | text of at most ${longestText} characters, without control characters |
| \`number\` | a number such as \`3\`, \`-1\` or \`2.5\`, from \`min\` to \`max\` |
| \`boolean\` | \`true\`, \`yes\` or \`on\`; \`false\`, \`no\` or \`off\` |
| \`choice\` | one of \`options\` |
`;

/** The whole document, with a line break at its end. */
export const renderCommands = (): string => [opening, overview(), ...verbs.map(chapter), lines, words].join("\n");

function overview(): string {
  const rows = verbs.map(({ help }) => `| ${help.usage.map(cell).join("<br>")} | ${help.does} |`);
  return ["| command | what it does |", "| --- | --- |", ...rows, ""].join("\n");
}

/** A bar would end the cell, in code, too. */
const cell = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;

function chapter({ name, help }: ExplainedVerb): string {
  const options = help.options.map(([option, does]) => `| ${cell(option)} | ${does} |`);
  const table = options.length > 0 ? ["| option | what it does |", "| --- | --- |", ...options, ""] : [];
  const examples = ["```text", ...help.examples, "```", ""];
  return [`## \`/${name}\``, "", ...help.usage.map((usage) => `- \`${usage}\``), "", ...table, ...examples].join("\n");
}
