import { expect, test } from "@jest/globals";
import { verbs } from "../../src/commands/registry.ts";
import { toCommand } from "../../src/domain/command.ts";
import { knowing } from "./known.ts";
import { problemOf, saidIn } from "./parsed.ts";

const hour = 3_600_000;

test.each([
  ["/lock staging", { environments: ["staging"] }],
  ["/lock", {}],
  ["/lock staging --for 2h", { environments: ["staging"], duration: 2 * hour }],
  ["/lock --for=90s staging", { environments: ["staging"], duration: 90_000 }],
  ["/lock staging —for 1D", { environments: ["staging"], duration: 24 * hour }],
  ["/lock staging --for 30d", { environments: ["staging"], duration: 720 * hour }],
  ["/lock staging demo at three", { environments: ["staging"], reason: "demo at three" }],
  ["/lock staging demo,  then tests, x=1", { environments: ["staging"], reason: "demo, then tests, x=1" }],
  [
    "/lock staging --for 2h 'the \"big\" demo'",
    { environments: ["staging"], duration: 2 * hour, reason: 'the "big" demo' },
  ],
  ["/lock staging don't touch", { environments: ["staging"], reason: "don't touch" }],
  ["/lock staging it's 5\" wide", { environments: ["staging"], reason: "it's 5″ wide" }],
  ["/lock staging #7 <b>@bea</b>", { environments: ["staging"], reason: "#7 <b>@bea</b>" }],
  ['/lock "github pages" --dry-run', { environments: ["github pages"], dryRun: true }],
  ['/lock staging --force --reason "an outage"', { environments: ["staging"], force: { reason: "an outage" } }],
  ["/unlock staging", { environments: ["staging"] }],
  ["/unlock", {}],
  ["/unlock staging --dry-run", { environments: ["staging"], dryRun: true }],
  ["/unlock staging --force --reason=outage", { environments: ["staging"], force: { reason: "outage" } }],
])("%s is understood", (line, said) => {
  expect(saidIn(line)).toEqual(said);
});

test.each([
  ["/lock staging,production", ",", 14],
  ["/lock ''", '""', 7],
  ["/lock k=v", "k=v", 7],
])("%s has a word that does not belong there", (line, word, column) => {
  expect(problemOf(line)).toMatchObject({ kind: "unexpected_word", word, column });
});

test("an unlocking has no reason of its own", () => {
  expect(problemOf("/unlock staging done")).toMatchObject({ kind: "unexpected_word", word: "done", column: 17 });
});

test.each(["", " soon", " 0h", " 2", " 1.5h", " -2h", " 31d", " 999999999d", " 2h30m"])(
  "--for%s is no time that an environment can be held",
  (time) => {
    expect(problemOf(`/lock staging --for${time}`)).toMatchObject({
      kind: time === " -2h" ? "unknown_option" : "incomplete_option",
    });
  },
);

test("a reason has 200 characters at most, and none that controls", () => {
  const [name, needs] = ["reason", "at most 200 characters of text"];
  expect(saidIn(`/lock staging ${"é".repeat(200)}`)).toMatchObject({ reason: "é".repeat(200) });
  expect(problemOf(`/lock staging ${"x".repeat(201)}`)).toMatchObject({ option: name, column: 15, needs });
  expect(problemOf('/lock staging "a\u0007b"')).toMatchObject({
    option: name,
    needs: "a text without control characters",
  });
});

const plan = (verb: string) => verbs.find(({ name }) => name === verb)?.plan;
const known = knowing({ names: ["staging", "production"] });

test("a lock is for the one environment that the command names, never for a default", () => {
  const said = { environments: ["STAGING"], duration: hour, reason: "demo" };
  expect(plan("lock")?.(toCommand(0, "lock", said), known)).toMatchObject([
    { kind: "lock", environment: { name: "staging" }, duration: hour, reason: "demo", force: null, dryRun: false },
  ]);
  for (const verb of ["lock", "unlock"]) {
    expect(plan(verb)?.(toCommand(0, verb, {}), { ...known })).toMatchObject([
      { kind: "refused", because: { reason: "environment_needed", facts: { known: ["staging", "production"] } } },
    ]);
    expect(plan(verb)?.(toCommand(0, verb, { environments: ["stagin"] }), known)).toMatchObject([
      { kind: "refused", because: { reason: "environment_unknown", facts: { nearest: "staging" } } },
    ]);
  }
});

test("who takes a lock over gives its reason once", () => {
  const force = { reason: "outage" };
  const locking = (reason: string) =>
    plan("lock")?.(toCommand(0, "lock", { environments: ["staging"], force, reason }), known);
  expect(locking("")).toMatchObject([{ force, reason: "outage" }]);
  expect(locking("until the fix is out")).toMatchObject([{ force, reason: "until the fix is out" }]);
});
