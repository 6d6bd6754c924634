import { expect, test } from "@jest/globals";
import { parsed } from "./parsed.ts";

/** Each comment deploys qa where the line is its author's, and live where it is not. */
const runs = (body: string) => parsed(body);

test.each([
  ["backticks", "```\n/deploy live\n```\n/deploy qa"],
  ["tildes", "~~~\n/deploy live\n~~~\n/deploy qa"],
  ["an info string", "``` yaml title=x\n/deploy live\n```\n/deploy qa"],
  ["tildes with backticks in the info string", "~~~ a`b\n/deploy live\n~~~\n/deploy qa"],
  ["a longer closing fence", "```\n/deploy live\n`````  \n/deploy qa"],
  ["a shorter fence inside", "````\n```\n/deploy live\n````\n/deploy qa"],
  ["the other fence inside", "```\n~~~\n/deploy live\n```\n/deploy qa"],
  ["a closing fence with an info string, which is none", "```\n``` js\n/deploy live\n```\n/deploy qa"],
  ["a closing fence that is indented too far", "```\n    ```\n/deploy live\n```\n/deploy qa"],
  ["indented fences", "   ```\n   /deploy live\n  ```\n/deploy qa"],
  ["a fence right below text", "text\n```\n/deploy live\n```\n/deploy qa"],
  ["a fence in an item", "- ```\n  /deploy live\n  ```\n\n/deploy qa"],
  ["a fence below an item", "1. first\n   ```\n   /deploy live\n   ```\n2. second\n\n/deploy qa"],
  ["a fence in an item that begins empty", "-\n  ```\n  /deploy live\n  ```\n\n/deploy qa"],
  ["an item that ends with its fence open", "- ```\n  /deploy live\n/deploy qa"],
  ["a quote that ends with its fence open", "> ```\n> /deploy live\n/deploy qa"],
  ["CRLF", "```\r\n/deploy live\r\n```\r\n/deploy qa"],
])("code between fences does not run: %s", (_, body) => {
  expect(runs(body)).toEqual(["deploy qa"]);
});

test.each([
  ["an unclosed fence", "/deploy qa\n```\n/deploy live\n\n/deploy live\n"],
  ["an unclosed fence with a comment in it", "/deploy qa\n```\n<!-- \n```x\n/deploy live\n"],
  ["an unclosed comment", "/deploy qa\n<!-- \n/deploy live\n\n/deploy live\n"],
  ["an unclosed comment after a tag", "/deploy qa\n<details><!--\n\n/deploy live\n"],
])("%s runs to the end", (_, body) => {
  expect(runs(body)).toEqual(["deploy qa"]);
});

test.each([
  ["backticks in a line are no fence", "``` a ``` b\n/deploy qa"],
  ["two backticks are no fence", "``\n/deploy qa"],
  ["a fence in a paragraph that is indented too far is none", "text\n    ```\n/deploy qa"],
])("%s", (_, body) => {
  expect(runs(body)).toEqual(["deploy qa"]);
});

test.each([
  ["four blanks", "    /deploy live\n/deploy qa"],
  ["a tab", "\t/deploy live\n/deploy qa"],
  ["blanks and a tab", "  \t/deploy live\n/deploy qa"],
  ["four blanks below text", "text\n    /deploy live\n/deploy qa"],
  ["four blanks in an item", "- item\n\n      /deploy live\n\n/deploy qa"],
])("an indented line does not run: %s", (_, body) => {
  expect(runs(body)).toEqual(["deploy qa"]);
});

test.each([
  ["a quote", "> /deploy live\n\n/deploy qa"],
  ["a quote without a blank", ">/deploy live\n\n/deploy qa"],
  ["a quote that is indented", "   > /deploy live\n\n/deploy qa"],
  ["a quote in a quote", "> > /deploy live\n\n/deploy qa"],
  ["a quote in an item", "- > text\n  /deploy live\n\n/deploy qa"],
  ["the line right below a quote", "> text\n/deploy live\n\n/deploy qa"],
  ["several lines right below a quote", "> text\nmore\n/deploy live\n/deploy live\n\n/deploy qa"],
  ["the line right below an item in a quote", "> - text\n/deploy live\n\n/deploy qa"],
  ["the line right below a nested quote", "> a\n> > b\n/deploy live\n\n/deploy qa"],
])("quoted text does not run: %s", (_, body) => {
  expect(runs(body)).toEqual(["deploy qa"]);
});

test.each([
  ["a blank line", "> text\n\n/deploy qa"],
  ["an empty line of the quote", "> text\n>\n/deploy qa"],
  ["a heading in the quote", "> # text\n/deploy qa"],
  ["a rule", "> text\n***\n/deploy qa"],
  ["a heading", "> text\n# heading\n/deploy qa"],
  ["an item", "> text\n- item\n/deploy qa"],
  ["a fence", "> text\n```\n```\n/deploy qa"],
  ["a comment", "> text\n<!-- a -->\n/deploy qa"],
])("%s ends a quote", (_, body) => {
  expect(runs(body)).toEqual(["deploy qa"]);
});

test.each([
  ["over several lines", "<!--\n/deploy live\n-->\n/deploy qa"],
  ["over blank lines", "<!-- a\n\n/deploy live\n\nb -->\n/deploy qa"],
  ["that is indented", "  <!--\n/deploy live\n-->\n/deploy qa"],
  ["that begins in text", "text <!-- a\n/deploy live\nb --> text\n/deploy qa"],
  ["that begins right below text", "text\n<!--\n/deploy live\n-->\n/deploy qa"],
  ["after another in its line", "<!-- a --> <!-- b\n/deploy live\n-->\n/deploy qa"],
  ["that ends and begins in a line", "<!-- a\n--> b <!-- c\n/deploy live\n-->\n/deploy qa"],
  ["with a fence in it", "<!--\n```\n/deploy live\n-->\n/deploy qa"],
  ["with a quote in it", "<!--\n> text\n/deploy live\n-->\n/deploy qa"],
  ["in an item that ends before it", "- <!--\n/deploy live\n-->\n/deploy qa"],
  ["in a quote that ends before it", "> <!--\n\n/deploy live\n-->\n/deploy qa"],
  ["between tags", "<details>\n<summary>a</summary> <!--\n\n/deploy live\n\n-->\n</details>\n\n/deploy qa"],
])("an HTML comment does not run: %s", (_, body) => {
  expect(runs(body)).toEqual(["deploy qa"]);
});

test.each([
  ["a comment on one line", "<!-- a -->\n/deploy qa"],
  ["an empty comment", "<!-->\n/deploy qa"],
  ["the end of a comment that never began", "-->\n/deploy qa"],
  ["a comment in text that its paragraph ends", "text <!-- a\n\n/deploy qa"],
  ["a tag", "<details>\n\n/deploy qa\n\n</details>"],
  ["an item", "- item\n/deploy qa"],
  ["an item, and being in it", "- item\n\n  /deploy qa"],
  ["a rule of hyphens", "- - -\n/deploy qa"],
  ["a heading with a line under it", "heading\n===\n/deploy qa"],
  ["text", "text\n/deploy qa"],
])("a line below %s runs", (_, body) => {
  expect(runs(body)).toEqual(["deploy qa"]);
});
