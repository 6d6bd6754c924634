import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { toBody } from "../../src/cards/body.ts";
import { renderPageCommand } from "../../src/cards/page-command-card.ts";
import { parseComment } from "../../src/commands/parse-comment.ts";

const render = (line: string, login = "ada"): string => renderPageCommand({ login, line }).text;

test("the comment says who asked, without mentioning them, and what for", () => {
  expect(render("/rollback production to #4301")).toMatchInlineSnapshot(`
"**ada** asked from the dashboard:

\`\`\`
/rollback production to #4301
\`\`\`"
`);
});

test("words cannot leave the block that they stand in", () => {
  expect(render('/lock staging "``` <!-- @acme/all #1"')).toMatchInlineSnapshot(`
"**ada** asked from the dashboard:

\`\`\`\`
/lock staging "\`\`\` <!-- @acme/all #1"
\`\`\`\`"
`);
});

test("what looks like a secret is not shown, and what is sealed even less", () => {
  expect(render("/deploy staging API_TOKEN=abcdef0123456789abcd KEY=sealed:v1.QUJD")).toContain(
    "/deploy staging API_TOKEN=*** KEY=sealed\n",
  );
});

test("a name is text", () => {
  expect(render("/lock staging", "a_b**")).toContain("**a\\_b\\*\\*** asked");
});

const pieces = [
  "`",
  "```",
  "~~~",
  "\n",
  "\r",
  "/deploy production",
  "<!--",
  "-->",
  "> ",
  "    ",
  "\u2028",
  "\u200b",
  "x",
];

test("whatever it holds, the comment commands nothing", () => {
  const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())).map((all) => all.join(""));
  fc.assert(
    fc.property(texts, texts, (line, login) => {
      expect(parseComment(toBody(renderPageCommand({ login, line })))).toEqual({ kind: "nothing" });
    }),
  );
});
