import { expect, test } from "@jest/globals";
import { parseComment } from "../../src/commands/parse-comment.ts";
import { parsed, problemOf } from "./parsed.ts";

test("/deploy goes to the default environment", () => {
  expect(parseComment("/deploy")).toEqual({
    kind: "commands",
    lines: [{ kind: "command", command: { position: 0, verb: "deploy", environments: [] } }],
  });
});

test.each([
  ["/deploy staging", "deploy staging"],
  ["/deploy to staging", "deploy staging"],
  ["/deploy TO staging", "deploy staging"],
  ["/deploy to to", "deploy to"],
  ["/deploy to", "deploy to"],
  ["/DePloy Staging", "deploy Staging"],
  ["/slipway deploy staging", "deploy staging"],
  ["/Slipway Deploy to staging", "deploy staging"],
  ["/deploy staging,production", "deploy staging,production"],
  ["/deploy staging, production", "deploy staging,production"],
  ["/deploy staging ,production", "deploy staging,production"],
  ["/deploy to staging , production , qa", "deploy staging,production,qa"],
  ["/deploy staging,Staging,STAGING", "deploy staging"],
  ["/deploy qa,staging,QA,live", "deploy qa,staging,live"],
  ["/deploy review/app-1.2_3", "deploy review/app-1.2_3"],
  ["/deploy Größe", "deploy Größe"],
  ["/deploy don't", "deploy don't"],
  ['/deploy "github pages"', "deploy github pages"],
  ["/deploy 'github pages'", "deploy github pages"],
  ["/deploy “github pages”,‘qa’", "deploy github pages,qa"],
  ['/deploy “github pages"', "deploy github pages"],
  ['/deploy "--force"', "deploy --force"],
  ['/deploy "a=b"', "deploy a=b"],
  ['/deploy "to" , "qa"', "deploy to,qa"],
])("%s is understood", (line, command) => {
  expect(parsed(line)).toEqual([command]);
});

test.each([
  ["trailing blanks", "/deploy staging   "],
  ["a trailing tab", "/deploy staging\t"],
  ["CRLF", "/deploy staging\r\nthanks\r\n"],
  ["a lone CR", "hi\r/deploy staging\rthanks"],
  ["three leading blanks", "   /deploy staging"],
  ["tabs between words", "/deploy\tstaging"],
  ["a blank that does not break", "/deploy\u00A0staging\u00A0"],
  ["a byte order mark", "\uFEFF/deploy staging"],
  ["zero width at the edges", "\u200B/deploy\u200B \u200Bstaging\u200B"],
  ["right-to-left marks at the edges", "\u200F/deploy \u200Estaging\u200F"],
  ["a line separator at the end", "/deploy staging\u2028"],
  ["a mark before a comma", "/deploy staging\u200B,\u200Bstaging"],
])("%s does not matter", (_, body) => {
  expect(parsed(body)).toEqual(["deploy staging"]);
});

test.each([
  ["a zero width", "stag\u200Bing", "stag\\u{200b}ing"],
  ["a byte order mark", "stag\uFEFFing", "stag\\u{feff}ing"],
  ["a right-to-left mark", "stag\u200Fing", "stag\\u{200f}ing"],
  ["a bidi override", "\u202Egnigats", "\\u{202e}gnigats"],
  ["a bidi isolate", "\u2068staging\u2069", "\\u{2068}staging\\u{2069}"],
  ["a control character", "stag\u0007ing", "stag\\u{7}ing"],
  ["NUL", "staging\0", "staging\\u{0}"],
  ["half a character", "staging\ud800", "staging\\u{d800}"],
])("%s in a name makes it nobody's, and is shown", (_, name, word) => {
  expect(problemOf(`/deploy ${name}`)).toEqual({ kind: "unexpected_word", word, column: 9 });
  expect(problemOf(`/deploy "${name}"`)).toEqual({ kind: "unexpected_word", word, column: 9 });
});

test.each([
  ["/deploy staging please", "please", 17],
  ["  /deploy staging please", "please", 19],
  ["/slipway deploy staging please", "please", 25],
  ["/deploy staging production", "production", 17],
  ["/deploy staging,", ",", 16],
  ["/deploy ,staging", ",", 9],
  ["/deploy staging,,production", ",", 17],
  ["/deploy staging to", "to", 17],
  ["/deploy staging, qa to production", "to", 21],
  ['/deploy ""', '""', 9],
  ['/deploy "a"b', "b", 12],
  [`/deploy ${"x".repeat(256)}`, `${"x".repeat(60)}…`, 9],
])("%s has a word too many", (line, word, column) => {
  expect(problemOf(line)).toEqual({ kind: "unexpected_word", word, column });
});

test.each([
  ["/deploy staging --dry-run", "--dry-run"],
  ["/deploy staging --DRY-RUN", "--dry-run"],
  ["/deploy --force staging --reason 'red'", "--force"],
  ["/deploy staging —force", "--force"],
  ["/deploy staging --reason=red", "--reason"],
  ["/deploy main to staging", "another ref (REF to ENV)"],
  ['/deploy "v1 0" TO staging', "another ref (REF to ENV)"],
  ["/deploy staging log_level=debug", "the parameter log_level"],
  ["/deploy log_level=debug", "the parameter log_level"],
])("%s is not offered in this version", (line, what) => {
  expect(problemOf(line)).toEqual({ kind: "not_offered", what });
});

test.each([
  ["/deploy staging --dryrun", "--dryrun", 17, "--dry-run"],
  ["/deploy staging —forse", "--forse", 17, "--force"],
  ["/deploy staging --wait=5", "--wait", 17, null],
  ["/deploy staging -f", "-f", 17, null],
  ["/deploy --", "--", 9, null],
  [`/deploy --${"x".repeat(500)}`, `--${"x".repeat(58)}…`, 9, null],
])("%s has an option that there is not", (line, ...[option, column, nearest]) => {
  expect(problemOf(line)).toEqual({ kind: "unknown_option", option, column, nearest });
});

test.each([
  ['/deploy "staging', 9],
  ["/deploy staging, 'qa", 18],
  ["/deploy “staging", 9],
  ["/deploy \"it's", 9],
  ["/deploy staging 'cause", 17],
])("the quote in %s is never closed", (line, column) => {
  expect(problemOf(line)).toEqual({ kind: "unclosed_quote", column });
});

test("ten environments are the most in one command", () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `e${at}`).join(",");
  expect(parsed(`/deploy ${names(10)}`)).toEqual([`deploy ${names(10)}`]);
  expect(parsed(`/deploy ${names(10)},E1`)).toEqual([`deploy ${names(10)}`]);
  expect(problemOf(`/deploy ${names(11)}`)).toEqual({ kind: "too_many_environments", count: 11, most: 10 });
});
