import { expect, test } from "@jest/globals";
import { parseComment } from "../../src/commands/parse-comment.ts";
import { toCommand } from "../../src/domain/command.ts";
import { parsed, problemOf, saidIn } from "./parsed.ts";

const ofPullRequest = "/deploy [ENV[,ENV…]] [KEY=VALUE …]";
const ofRef = "/deploy REF to ENV[,ENV…] [KEY=VALUE …]";
const options = ["--dry-run", "--force", "--reason"];

test("/deploy goes to the default environment", () => {
  expect(parseComment("/deploy")).toEqual({
    kind: "commands",
    lines: [{ kind: "command", command: toCommand(0, "deploy", {}) }],
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
  expect(problemOf(`/deploy ${name}`)).toEqual({ kind: "unexpected_word", word, column: 9, usage: ofPullRequest });
  expect(problemOf(`/deploy "${name}"`)).toEqual({ kind: "unexpected_word", word, column: 9, usage: ofPullRequest });
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
  expect(problemOf(line)).toEqual({ kind: "unexpected_word", word, column, usage: ofPullRequest });
});

test.each([
  ["/deploy main to staging", { ref: "main", environments: ["staging"] }],
  ["/deploy release/1.4 TO staging, qa", { ref: "release/1.4", environments: ["staging", "qa"] }],
  ["/deploy v1.0 to to", { ref: "v1.0", environments: ["to"] }],
  ["/deploy '#12' to qa", { ref: "#12", environments: ["qa"] }],
  ["/deploy 'to' to qa", { ref: "to", environments: ["qa"] }],
  ["/deploy 'a=b' to qa", { ref: "a=b", environments: ["qa"] }],
  [
    "/deploy main --dry-run to k=v staging",
    { ref: "main", environments: ["staging"], dryRun: true, parameters: [{ name: "k", value: "v" }] },
  ],
  [
    "/deploy 4b825dc642cb6eb9a060e54bf8d69288fbee4904 to qa",
    { ref: "4b825dc642cb6eb9a060e54bf8d69288fbee4904", environments: ["qa"] },
  ],
])("%s deploys another ref", (line, said) => {
  expect(saidIn(line)).toEqual(said);
});

test.each([
  "main~1",
  "main^",
  "main:file",
  "HEAD@{1}",
  "a..b",
  "ma?n",
  "feature/",
  "/main",
  "a//b",
  ".hidden",
  "a/.b",
  "x.lock",
  "x.",
  "'-f'",
  "@",
  "'a b'",
  "'ma\u200Bin'",
  "''",
])("%s is no ref of git's", (ref) => {
  expect(problemOf(`/deploy ${ref} to staging`)).toMatchObject({ kind: "unexpected_word", column: 9, usage: ofRef });
});

test.each([
  ["/deploy main to staging please", "please", 25],
  ["/deploy main to ,qa", ",", 17],
  ["/deploy main to qa to live", "to", 20],
])("%s has a word too many behind its ref", (line, word, column) => {
  expect(problemOf(line)).toEqual({ kind: "unexpected_word", word, column, usage: ofRef });
});

test.each([
  ["/deploy staging --dry-run", { environments: ["staging"], dryRun: true }],
  ["/deploy --DRY-RUN staging", { environments: ["staging"], dryRun: true }],
  ["/deploy —dry-run", { dryRun: true }],
  ["/deploy –dry-run", { dryRun: true }],
  ["/deploy qa --force --reason red", { environments: ["qa"], force: { reason: "red" } }],
  ["/deploy --reason 'it burns' --force qa", { environments: ["qa"], force: { reason: "it burns" } }],
  ['/deploy qa --force --reason="it burns"', { environments: ["qa"], force: { reason: "it burns" } }],
  ["/deploy qa —force —Reason=“it burns”", { environments: ["qa"], force: { reason: "it burns" } }],
  ["/deploy qa --force --reason ' it burns '", { environments: ["qa"], force: { reason: "it burns" } }],
  ["/deploy qa --force --reason '--dry-run'", { environments: ["qa"], force: { reason: "--dry-run" } }],
  ["/deploy qa --force --reason a=b", { environments: ["qa"], force: { reason: "a=b" } }],
  ["/deploy qa --force --reason=red --dry-run", { environments: ["qa"], force: { reason: "red" }, dryRun: true }],
])("%s has its options", (line, said) => {
  expect(saidIn(line)).toEqual(said);
});

const needsReason = 'a reason: --force --reason "why"';
const needsText = 'a text: --reason "why"';

test.each([
  ["/deploy qa --force", "--force", 12, needsReason],
  ["/deploy qa --reason red", "--reason", 12, '--force beside it: --force --reason "why"'],
  ["/deploy qa --force --reason", "--reason", 20, needsText],
  ["/deploy qa --force --reason ''", "--reason", 20, needsText],
  ["/deploy qa --force --reason ' '", "--reason", 20, needsText],
  ["/deploy qa --force --reason=", "--reason", 20, needsText],
  ["/deploy qa --reason --force", "--reason", 12, needsText],
  ["/deploy qa --force --reason , live", "--reason", 20, needsText],
  ["/deploy qa --force --reason a='b c'", "--reason", 20, needsText],
  [`/deploy qa --force --reason ${"x".repeat(201)}`, "--reason", 20, "at most 200 characters of text"],
  ["/deploy qa --force --reason 'a\0b'", "--reason", 20, "a text without control characters"],
])("%s has an option that lacks something", (line, option, column, needs) => {
  expect(problemOf(line)).toEqual({ kind: "incomplete_option", option, column, needs });
});

test("a reason may have two hundred characters, however many bytes they are", () => {
  const reason = "🔥".repeat(200);
  expect(saidIn(`/deploy --force --reason ${reason}`)).toEqual({ force: { reason } });
});

test.each([
  ["/deploy qa --dry-run --dry-run", "--dry-run", 22],
  ["/deploy qa --force --reason a --force", "--force", 31],
  ["/deploy qa --force --reason a --reason=b", "--reason", 31],
  ["/deploy qa a=1 b=2 A=3", "A", 20],
])("%s says something twice", (line, word, column) => {
  expect(problemOf(line)).toEqual({ kind: "repeated", word, column });
});

test.each([
  ["/deploy qa --dry-run=yes", "--dry-run=yes", 12],
  ["/deploy qa --force='it burns'", "--force='it burns'", 12],
])("%s gives a value to an option that takes none", (line, word, column) => {
  expect(problemOf(line)).toEqual({ kind: "unexpected_word", word, column, usage: ofPullRequest });
});

test.each([
  ["k=v", "k", "v"],
  ["Log_Level=Debug", "Log_Level", "Debug"],
  ["k=", "k", ""],
  ["k=''", "k", ""],
  ['k="a b"', "k", "a b"],
  ["k='a, b'", "k", "a, b"],
  ["k=“a b”", "k", "a b"],
  ['k=‘say "x"’', "k", 'say "x"'],
  ["k=a=b", "k", "a=b"],
  ["k==", "k", "="],
  ["k=https://x.test/?a=b&c=d", "k", "https://x.test/?a=b&c=d"],
  ["k=a,b,,c", "k", "a,b,,c"],
  ["k=it's", "k", "it's"],
  ["k=--force", "k", "--force"],
  ["k=to", "k", "to"],
  ["_pool2=ö", "_pool2", "ö"],
  ["\u200Bk\u200B=\u200Bv\u200B", "k", "v"],
  ["k=\u200B'a b'\u200B", "k", "a b"],
])("%s is a parameter in any place", (word, name, value) => {
  const said = { environments: ["qa"], parameters: [{ name, value }] };
  expect(saidIn(`/deploy qa ${word}`)).toEqual(said);
  expect(saidIn(`/deploy ${word} qa`)).toEqual(said);
});

test("parameters keep the order they were written in", () => {
  expect(saidIn("/deploy b=1 qa a=2 --dry-run c=3")?.parameters).toEqual([
    { name: "b", value: "1" },
    { name: "a", value: "2" },
    { name: "c", value: "3" },
  ]);
});

const oddName = "its name is letters, digits and _, no digit first, 64 at most";

test.each([
  ["/deploy qa =v", "=v", 12, "a name stands right before the equals sign"],
  ["/deploy qa =", "=", 12, "a name stands right before the equals sign"],
  ["/deploy qa log-level=v", "log-level=v", 12, oddName],
  ["/deploy qa größe=v", "größe=v", 12, oddName],
  ["/deploy qa 2k=v", "2k=v", 12, oddName],
  ["/deploy qa k = v", "=", 14, "a name stands right before the equals sign"],
  ["/deploy qa k\u200Bk=v", "k\\u{200b}k=v", 12, oddName],
  [`/deploy qa ${"k".repeat(65)}=v`, `${"k".repeat(60)}…`, 12, oddName],
])("%s gives a parameter that cannot be one", (line, word, column, why) => {
  expect(problemOf(line)).toEqual({ kind: "bad_parameter", word, column, why });
});

test("twenty-five parameters are the most in one command", () => {
  const given = (count: number) => Array.from({ length: count }, (_, at) => `k${at}=v`).join(" ");
  expect(saidIn(`/deploy ${given(25)}`)?.parameters).toHaveLength(25);
  expect(problemOf(`/deploy ${given(26)}`)).toMatchObject({ kind: "bad_parameter", word: "k25=v" });
});

test("a sealed value is a value like any other", () => {
  const parameters = [{ name: "key", value: "sealed:1.5085d612.HD-sTd_8" }];
  expect(saidIn("/deploy qa key=sealed:1.5085d612.HD-sTd_8")).toMatchObject({ parameters });
  expect(saidIn("/deploy qa key='sealed:1.5085d612.HD-sTd_8'")).toMatchObject({ parameters });
});

test.each([
  ["/deploy k='a'b", "b", 14],
  ["/deploy k='a'b=c", "b=c", 14],
  ["/deploy 'a''b'", "b", 12],
  ["/deploy 'a'\u200Bb", "b", 13],
  ["/deploy staging k='a'\"b c\"", "b c", 22],
])("%s has no blank behind a quote", (line, word, column) => {
  expect(problemOf(line)).toEqual({ kind: "unexpected_word", word, column, usage: ofPullRequest });
});

test.each([
  ["/deploy staging k=v,", ",", 20],
  ["/deploy staging, k=v", ",", 16],
  ["/deploy staging k=v, l=w", ",", 20],
])("%s has a comma where none belongs", (line, word, column) => {
  expect(problemOf(line)).toEqual({ kind: "unexpected_word", word, column, usage: ofPullRequest });
});

test.each([
  ["/deploy staging --dryrun", "--dryrun", 17, "--dry-run"],
  ["/deploy staging —forse", "--forse", 17, "--force"],
  ["/deploy staging --wait=5", "--wait", 17, null],
  ["/deploy staging -f", "-f", 17, null],
  ["/deploy --", "--", 9, null],
  [`/deploy --${"x".repeat(500)}`, `--${"x".repeat(58)}…`, 9, null],
])("%s has an option that there is not", (line, ...[option, column, nearest]) => {
  expect(problemOf(line)).toEqual({ kind: "unknown_option", option, column, nearest, known: options });
});

test.each([
  ['/deploy "staging', 9],
  ["/deploy staging, 'qa", 18],
  ["/deploy “staging", 9],
  ["/deploy \"it's", 9],
  ["/deploy staging 'cause", 17],
  ['/deploy staging k="a b', 19],
  ["/deploy staging --force --reason='it burns", 34],
  ['/deploy staging "k=v', 17],
])("the quote in %s is never closed", (line, column) => {
  expect(problemOf(line)).toEqual({ kind: "unclosed_quote", column });
});

test("ten environments are the most in one command", () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `e${at}`).join(",");
  expect(parsed(`/deploy ${names(10)}`)).toEqual([`deploy ${names(10)}`]);
  expect(parsed(`/deploy ${names(10)},E1`)).toEqual([`deploy ${names(10)}`]);
  expect(problemOf(`/deploy ${names(11)}`)).toEqual({ kind: "too_many_environments", count: 11, most: 10 });
});
