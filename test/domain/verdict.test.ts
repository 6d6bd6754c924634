import { expect, test } from "@jest/globals";
import { because } from "../../src/domain/reasons.ts";
import { block, combine, type GateAnswer, pass, wait } from "../../src/domain/verdict.ts";
import { today } from "../builders/time.ts";

const young = because("head_young", { sha: "a".repeat(40), until: today("12:00:10") });
const draft = because("pull_request_draft", { number: 7 });
const [sooner, later] = [today("12:00:10"), today("12:05:00")];

test("without obstacles it goes", () => {
  expect(combine(pass)).toEqual({ kind: "go", setAside: [] });
});

test.each<[string, GateAnswer, string]>([
  ["one that waits", wait(young), "wait"],
  ["two that wait", [...wait(young), ...wait(young)], "wait"],
  ["one that blocks", block(draft), "refuse"],
  ["one that waits and one that blocks", [...wait(young), ...block(draft)], "refuse"],
  ["one that blocks and one that waits", [...block(draft), ...wait(young)], "refuse"],
])("of obstacles, %s: the verdict is the strictest, and has them all", (_, obstacles, kind) => {
  expect(combine(obstacles)).toMatchObject({ kind, obstacles });
});

test.each<[string, GateAnswer, string | null]>([
  ["none names a time", wait(young), null],
  ["one names a time", [...wait(young), ...wait(young, later)], later],
  ["two name a time", [...wait(young, later), ...wait(young, sooner)], sooner],
])("where %s, it is looked at again at the earliest", (_, obstacles, lookAgainAt) => {
  expect(combine(obstacles)).toEqual({ kind: "wait", obstacles, setAside: [], lookAgainAt });
});

test("what is refused is not looked at again", () => {
  expect(combine([...wait(young, sooner), ...block(draft)])).not.toHaveProperty("lookAgainAt");
});
