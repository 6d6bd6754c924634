import { expect, test } from "@jest/globals";
import type { Context, ContextState, Suite } from "../../src/domain/context.ts";
import type { RequiredContexts } from "../../src/domain/environment.ts";
import type { Contexts } from "../../src/domain/snapshot.ts";
import { type Judgement, judgeContexts } from "../../src/gates/judge-contexts.ts";
import { aContext, aSuite, someContexts } from "../builders/context.ts";
import { today } from "../builders/time.ts";

interface Told extends Partial<Contexts> {
  readonly setting?: RequiredContexts;
  readonly pushedAt?: string;
  readonly now?: string;
}

const judged = ({ setting = "all", pushedAt, now, ...contexts }: Told): Judgement =>
  judgeContexts({
    contexts: someContexts({ found: [], previous: [], ...contexts }),
    setting,
    pushedAt: pushedAt ?? today("11:50:00"),
    now: now ?? today("12:00:02"),
  });

const names = (contexts: readonly Context[]): string[] => contexts.map(({ name }) => name);

/** `success("a")` … what each report is called and says. */
const report =
  (state: ContextState) =>
  (name: string, told: Partial<Context> = {}): Context =>
    aContext({ name, state, ...told });
const [success, skipped, neutral] = [report("success"), report("skipped"), report("neutral")];
const [pending, failing] = [report("pending"), report("failing")];
const ours = { ours: true };

test.each([
  ["one success", [success("a")], ["a"]],
  ["a skipped one", [skipped("a"), success("b")], ["b"]],
  ["a neutral one", [neutral("a"), success("b")], ["b"]],
  ["only skipped and neutral ones", [skipped("a"), neutral("b")], []],
  ["one name twice", [success("a"), success("a")], ["a"]],
  ["one name, once skipped", [success("a"), skipped("a")], []],
  ["one name, once neutral", [neutral("a"), success("a")], []],
  ["one of ours", [success("a"), success("deploy", ours)], ["a"]],
  ["one of ours that is required", [success("slipway", { ours: true, required: true })], ["slipway"]],
  ["one of ours that failed under the name of another", [success("a"), failing("a", ours), success("b")], ["b"]],
])("%s: GitHub is asked to check again what every report calls a success", (_, found, green) => {
  expect(judged({ found })).toMatchObject({ failing: [], pending: [], missing: [], green });
});

test.each<[string, Context[], Partial<Record<"failing" | "pending", string[]>>]>([
  ["a failing one", [success("a"), failing("b")], { failing: ["b"], pending: [] }],
  ["a pending one", [success("a"), pending("b")], { failing: [], pending: ["b"] }],
  ["both", [pending("a"), failing("b")], { failing: ["b"], pending: ["a"] }],
  ["one name, once failing", [success("a"), failing("a")], { failing: ["a"], pending: [] }],
  ["one name, once pending", [pending("a"), success("a")], { failing: [], pending: ["a"] }],
  ["one name, pending and failing", [pending("a"), failing("a")], { failing: ["a"], pending: ["a"] }],
  ["one of ours", [failing("a", ours), pending("b", ours)], { failing: [], pending: [] }],
  ["one of ours that is required", [failing("a", { ours: true, required: true })], { failing: ["a"], pending: [] }],
  ["a state that this version does not know", [report("stale" as "failing")("a")], { failing: ["a"], pending: [] }],
])("under all, %s counts", (_, found, stand) => {
  const { failing, pending } = judged({ found });
  expect({ failing: names(failing), pending: names(pending) }).toEqual(stand);
});

test("under none nothing counts, nothing is expected and nothing is asked of GitHub", () => {
  const found = [failing("a", { required: true }), pending("b"), success("c")];
  expect(judged({ setting: "none", found, required: ["d"], previous: ["e"] })).toEqual({
    failing: [],
    pending: [],
    missing: [],
    dropped: [],
    green: [],
    silent: false,
    settlesAt: null,
  });
});

test("of a list only what it names counts", () => {
  const found = [success("a"), failing("b"), pending("c"), skipped("d")];
  expect(judged({ setting: ["a", "d"], found })).toMatchObject({ failing: [], pending: [], missing: [], green: ["a"] });
  expect(names(judged({ setting: ["b"], found }).failing)).toEqual(["b"]);
  expect(names(judged({ setting: ["c"], found }).pending)).toEqual(["c"]);
});

test("what a list names counts whoever reports it", () => {
  const found = [failing("slipway", ours), success("a")];
  expect(names(judged({ setting: ["slipway"], found }).failing)).toEqual(["slipway"]);
});

test("what a list names is waited for until it comes, and once", () => {
  const later = { now: today("23:00:00") };
  expect(judged({ setting: ["a", "b", "b"], found: [success("a")], ...later })).toMatchObject({
    missing: ["b"],
    dropped: [],
    green: ["a"],
    settlesAt: null,
  });
});

test("a list does not expect what the head before had, or what a rule requires", () => {
  expect(judged({ setting: ["a"], found: [success("a")], required: ["b"], previous: ["c"] }).missing).toEqual([]);
});

test("under all, what is required and what the head before had is expected, each once", () => {
  const now = today("11:51:00");
  expect(judged({ found: [success("a")], required: ["a", "b"], previous: ["b", "c", "a"], now })).toMatchObject({
    missing: ["b", "c"],
    dropped: [],
    silent: false,
  });
});

test("what only one of ours reported is still missing", () => {
  expect(judged({ found: [success("a", ours)], previous: ["a"], now: today("11:51:00") }).missing).toEqual(["a"]);
});

const open = aSuite({ complete: false, updatedAt: today("11:52:00") });
const empty = aSuite({ complete: false, empty: true, createdAt: today("11:50:05"), updatedAt: today("11:50:05") });
const finished = (time: string): Suite => aSuite({ updatedAt: today(time) });

test.each<[string, Suite[], string | null]>([
  ["no suite, from the push on", [], "11:55:00"],
  ["one suite, from its end on", [finished("11:54:00")], "11:59:00"],
  ["two suites, from the end of the last on", [finished("11:58:00"), finished("11:54:00")], "12:03:00"],
  ["a suite that was complete before the push, from the push on", [finished("11:40:00")], "11:55:00"],
  ["an open suite, never", [finished("11:54:00"), open], null],
  ["an empty suite, from its creation on", [empty], "11:55:05"],
  ["an empty suite beside a complete one", [empty, finished("11:54:00")], "11:59:00"],
  ["an empty suite that is complete, from its end on", [aSuite({ empty: true })], "11:59:00"],
])("with %s, five minutes must pass before a missing one is given up", (_, suites, settles) => {
  const before = { now: today("11:51:00"), previous: ["a"], suites };
  expect(judged(before)).toMatchObject({ missing: ["a"], dropped: [], settlesAt: settles && today(settles) });
  const after = judged({ ...before, now: today("23:00:00") });
  expect(after).toMatchObject(settles ? { missing: [], dropped: ["a"] } : { missing: ["a"], dropped: [] });
  expect(after.settlesAt).toBeNull();
});

test.each([
  ["12:00:59.999", ["a"], []],
  ["12:01:00", [], ["a"]],
])("at %s, of a suite that ended at 11:56:00, missing are %j and given up %j", (now, missing, dropped) => {
  expect(judged({ previous: ["a"], suites: [finished("11:56:00")], now: today(now) })).toMatchObject({
    missing,
    dropped,
  });
});

test("an empty suite that is five minutes old holds nothing up any more", () => {
  const suites = [aSuite({ ...empty, createdAt: today("11:56:00") })];
  const now = (time: string): Judgement => judged({ previous: ["a"], suites, now: today(time) });
  expect(now("12:00:59").missing).toEqual(["a"]);
  expect(now("12:01:00").missing).toEqual([]);
});

test("what a rule requires is never given up", () => {
  const now = today("23:00:00");
  expect(judged({ required: ["a"], previous: ["a", "b"], now })).toMatchObject({ missing: ["a"], dropped: ["b"] });
  expect(judged({ required: ["a"], now: today("11:51:00") })).toMatchObject({ missing: ["a"], settlesAt: null });
});

test.each<[string, boolean, Told]>([
  ["nothing", true, {}],
  ["only one of ours", true, { found: [failing("deploy", ours)] }],
  ["a skipped one", false, { found: [skipped("a")] }],
  ["one on the head before", false, { previous: ["a"] }],
  ["one that is required, not yet,", false, { required: ["a"] }],
])("where %s was reported, silent is %s", (_, silent, told) => {
  expect(judged({ ...told, now: today("11:50:05") }).silent).toBe(silent);
});

test.each([
  ["a suite", { suites: [aSuite({ updatedAt: "never" })] }],
  ["the push", { suites: [], pushedAt: "" }],
])("where the time of %s is none, there is no judgement", (_, told) => {
  const judge = (): Judgement => judged({ previous: ["a"], ...told, now: today("23:00:00") });
  expect(judge).toThrow(RangeError);
});
