import { expect, test } from "@jest/globals";
import { type ParsedReport, parseReport } from "../../src/executors/reports/parse-report.ts";

const parse = (body: unknown): ParsedReport => parseReport(Buffer.from(JSON.stringify(body)));
const mistakes = (parsed: ParsedReport): string[] =>
  "problems" in parsed ? parsed.problems.map(({ field, message }) => `${field}: ${message}`) : [];

test("a report says how the run stands", () => {
  expect(parse({ state: "in_progress" })).toEqual({ report: { state: "in_progress" }, log: "" });
});

test("a report says everything at once", () => {
  expect(
    parse({
      state: "success",
      description: "42 files",
      environment_url: "https://staging.example.com/?a=%20#top",
      log_url: "HTTP://ci.example.com:8080/日本",
      log: "\u001b[32mdone\u001b[0m\n",
    }),
  ).toEqual({
    report: {
      state: "success",
      description: "42 files",
      environmentUrl: "https://staging.example.com/?a=%20#top",
      logUrl: "HTTP://ci.example.com:8080/日本",
    },
    log: "\u001b[32mdone\u001b[0m\n",
  });
});

test.each(["queued", "pending", "in_progress", "success", "failure", "error"])("%s can be reported", (state) => {
  expect(parse({ state })).toMatchObject({ report: { state } });
});

test("null is as good as nothing", () => {
  const nothing = { description: null, environment_url: null, log_url: null, log: null };
  expect(parse({ state: "queued", ...nothing })).toEqual({ report: { state: "queued" }, log: "" });
});

test("a description may have any length, and is cut where the status is written", () => {
  expect(parse({ state: "queued", description: "x".repeat(5000) })).toMatchObject({
    report: { description: "x".repeat(5000) },
  });
});

test("what the database cannot keep is replaced", () => {
  expect(parse({ state: "queued", description: "a\0b\ud800c", log: "\0" })).toEqual({
    report: { state: "queued", description: "a\ufffdb\ufffdc" },
    log: "\ufffd",
  });
});

test("a byte order mark is no mistake", () => {
  expect(parseReport(Buffer.from('\ufeff{"state":"queued"}'))).toEqual({ report: { state: "queued" }, log: "" });
});

test.each([
  ["nothing", ""],
  ["no JSON", "state=success"],
  ["half of it", '{"state":'],
  ["null", "null"],
  ["a list", "[]"],
  ["a word", '"success"'],
  ["Latin-1", Buffer.from('{"state":"queued","description":"caf\xe9"}', "latin1")],
  ["a deep nest", "[".repeat(100_000)],
])("a body that is %s is refused as a whole", (_what, body) => {
  expect(parseReport(Buffer.from(body))).toEqual({
    problems: [{ field: null, message: "The body must be a JSON object, in UTF-8." }],
  });
});

const states = "queued, pending, in_progress, success, failure or error";

test.each([
  ["no state", {}, `state: "state" must be ${states}, not nothing`],
  ["no known state", { state: "ok" }, `state: "state" must be ${states}, not the text "ok"`],
  [
    "a state with a slip",
    { state: "sucess" },
    `state: "state" must be ${states}, not the text "sucess": did you mean "success"?`,
  ],
  ["a state that is not theirs", { state: "inactive" }, `state: "state" must be ${states}, not the text "inactive"`],
  ["a state of another kind", { state: ["queued"] }, `state: "state" must be ${states}, not a list`],
  ["a number", { state: "queued", description: 7 }, 'description: "description" must be text, not the number 7'],
  ["a map", { state: "queued", log: { a: 1 } }, 'log: "log" must be text, not a map'],
  ["no address", { state: "queued", log_url: true }, 'log_url: "log_url" must be a web address, not true'],
  [
    "a mistyped field",
    { state: "queued", environmnt_url: "https://a.example" },
    'environmnt_url: unknown key "environmnt_url": did you mean "environment_url"? Allowed here: state, description, environment_url, log_url, log',
  ],
  [
    "a field of its own",
    { state: "queued", target: "x" },
    'target: unknown key "target". Allowed here: state, description, environment_url, log_url, log',
  ],
])("a report with %s is refused with a sentence", (_what, body, sentence) => {
  expect(mistakes(parse(body))).toEqual([sentence]);
});

test.each([
  "",
  "staging.example.com",
  "//staging.example.com",
  "ftp://staging.example.com",
  "javascript:alert(1)",
  "data:text/html,<b>",
  "https://",
  "https:staging.example.com",
  "https://ada:secret@staging.example.com",
  "https://ada@staging.example.com",
  "https://staging.example.com/a b",
  "https://staging.example.com/\nb",
  "https://staging.example.com\\@elsewhere.example.com",
  "https://staging.example.com/\u202egpj.exe",
  "https://staging.example.com/\0",
  'https://staging.example.com/"onclick="x',
  "https://staging.example.com/<script>",
])("%j is no address to link to, and is not repeated", (address) => {
  const sentence = "must be an address that starts with https:// or http://, without user, password or blanks";
  expect(mistakes(parse({ state: "queued", environment_url: address, log_url: address }))).toEqual([
    `environment_url: "environment_url" ${sentence}`,
    `log_url: "log_url" ${sentence}`,
  ]);
});

test("an address has at most 2,000 characters", () => {
  const address = (length: number): string => "https://a.example/".padEnd(length, "x");
  expect(mistakes(parse({ state: "queued", log_url: address(2000) }))).toEqual([]);
  expect(mistakes(parse({ state: "queued", log_url: address(2001) }))).toEqual([
    'log_url: "log_url" must not be longer than 2,000 characters',
  ]);
});

test("a piece of log has at most 256 KiB, in bytes", () => {
  expect(mistakes(parse({ state: "queued", log: "x".repeat(256 * 1024) }))).toEqual([]);
  expect(mistakes(parse({ state: "queued", log: "é".repeat(128 * 1024 + 1) }))).toEqual([
    'log: "log" must not be longer than 256 KiB: send it in several reports',
  ]);
});

test("every mistake is told at once", () => {
  expect(mistakes(parse({ description: 1, environment_url: "x", log: [], stat: "queued" }))).toHaveLength(5);
});

test("of a flood of mistakes the first twenty are told", () => {
  const flood = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field${index}`, 1]));
  expect(mistakes(parse(flood))).toHaveLength(20);
});

test.each(["__proto__", "constructor", "toString"])("a field %s is one field more that nobody knows", (name) => {
  expect(mistakes(parseReport(Buffer.from(`{"state":"queued","${name}":{"log":"x"}}`)))).toHaveLength(1);
});
