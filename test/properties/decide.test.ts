import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { ContextState } from "../../src/domain/context.ts";
import type { RequiredContexts } from "../../src/domain/environment.ts";
import { because } from "../../src/domain/reasons.ts";
import type { GatedHead } from "../../src/domain/request.ts";
import { type Head, isUnread, type PullRequest } from "../../src/domain/snapshot.ts";
import { block, type GateAnswer, pass, type Verdict, wait } from "../../src/domain/verdict.ts";
import { decide } from "../../src/gates/decide.ts";
import type { Case, Gate } from "../../src/gates/gate.ts";
import { gates } from "../../src/gates/registry.ts";
import { aCase } from "../builders/case.ts";
import { aContext, aSuite } from "../builders/context.ts";
import { headSha, otherSha } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";
import { runs } from "./runs.ts";

/** Mostly the good state, so that every gate is often the only one with something to say. */
const mostly = <T>(good: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(good) }, ...others.map((other) => fc.constant(other)));

const unread = { unread: "hidden" };
const unknownState = "postponed" as ContextState;
const states = ["success", "success", "success", "skipped", "neutral", "pending", "failing", unknownState] as const;
const names = ["a", "b", "c"] as const;

const context = fc
  .record({
    name: fc.constantFrom(...names),
    state: fc.constantFrom(...states),
    required: mostly(false, true),
    ours: mostly(false, true),
  })
  .map(aContext);

const minute = fc.integer({ min: 40, max: 59 }).map((at) => today(`11:${at}:00`));
const suite = fc
  .record({ complete: mostly(true, false), empty: mostly(false, true), createdAt: minute, updatedAt: minute })
  .map(aSuite);

const contexts = fc.record({
  found: fc.array(context, { maxLength: 5 }),
  suites: fc.array(suite, { maxLength: 3 }),
  required: fc.subarray([...names]),
  previous: fc.subarray([...names]),
});

const setting: fc.Arbitrary<RequiredContexts> = fc.oneof(fc.constantFrom("all", "none"), fc.subarray([...names]));
const role = fc.constantFrom("none", "read", "triage", "write", "maintain", "admin", "unknown", "owner" as "admin");

const someCase: fc.Arbitrary<Case> = fc
  .record({
    role: fc.oneof({ weight: 12, arbitrary: fc.constant("write" as const) }, role),
    archived: mostly(false, true),
    state: mostly<PullRequest["state"]>("open", "closed", "merged", "locked" as "open"),
    draft: mostly(false, true),
    fork: mostly(false, true),
    base: mostly("main", "release"),
    exists: mostly(true, false),
    sha: mostly(headSha, otherSha),
    gated: mostly<GatedHead | null>(null, { sha: headSha, pushedAt: today("11:50:00") }),
    behindBy: mostly<Head["behindBy"]>(0, 2, unread),
    autoMerge: mostly(true, false),
    merges: mostly(0, 3),
    merging: mostly("no" as const, "asked" as const, "merged" as const),
    pushed: fc.oneof(
      { weight: 6, arbitrary: minute.map((at) => ({ by: "activity" as const, at })) },
      fc.constantFrom({ by: "nobody" } as const, { by: "activity", at: today("12:00:01") } as const),
    ),
    contexts: fc.oneof({ weight: 12, arbitrary: contexts }, fc.constant(unread)),
    setting,
  })
  .map(({ role, archived, state, draft, fork, base, exists, sha, behindBy, pushed, contexts, ...request }) =>
    aCase({
      permission: { role, roleName: role },
      repository: { archived },
      pullRequest: { state, draft, fork, base },
      head: { exists, sha, behindBy },
      pushed,
      contexts,
      request: {
        head: request.gated,
        merges: request.merges,
        merging: request.merging,
        environment: { autoMerge: request.autoMerge, requiredContexts: request.setting },
      },
    }),
  );

const rank = ({ kind }: Verdict): number => ["go", "wait", "refuse"].indexOf(kind);
const told = (verdict: Verdict): string[] =>
  verdict.kind === "go" ? [] : verdict.obstacles.map((obstacle) => JSON.stringify(obstacle)).sort();

/** Everything that must hold for a deployment, said once more and in other words than the gates say it. */
function mayGo({ request, snapshot }: Case): boolean {
  const { pullRequest, permission, pushed, repository } = snapshot;
  const { head } = pullRequest;
  const current = request.head
    ? request.head.sha === head.sha && request.merging !== "merged"
    : pushed.by !== "nobody" && pushed.at <= request.comment.createdAt;
  const known = !request.environment.autoMerge || head.behindBy === 0 || (head.behindBy === 2 && request.merges < 3);
  return (
    ["write", "maintain", "admin"].includes(permission.role) &&
    !repository.archived &&
    pullRequest.state === "open" &&
    !pullRequest.draft &&
    !pullRequest.fork &&
    pullRequest.base === "main" &&
    head.exists &&
    current &&
    known &&
    isGreen({ request, snapshot })
  );
}

function isGreen({ request, snapshot }: Pick<Case, "request" | "snapshot">): boolean {
  const { requiredContexts } = request.environment;
  if (requiredContexts === "none") return true;
  if (isUnread(snapshot.contexts)) return false;
  const { found, required } = snapshot.contexts;
  const listed = requiredContexts === "all" ? null : requiredContexts;
  const counted = found.filter(({ name, ours, required }) => (listed ? listed.includes(name) : !ours || required));
  const wanted = listed ?? required;
  return (
    counted.every(({ state }) => ["success", "skipped", "neutral"].includes(state)) &&
    wanted.every((name) => counted.some((context) => context.name === name))
  );
}

test("nothing goes in which one thing is bad, or not known", () => {
  fc.assert(
    fc.property(someCase, (given) => {
      if (!mayGo(given)) expect(decide(given).kind).not.toBe("go");
    }),
    runs,
  );
});

test("what only lacks contexts of the head before goes, or waits", () => {
  fc.assert(
    fc.property(someCase, (given) => {
      if (mayGo(given)) expect(["go", "wait"]).toContain(decide(given).kind);
    }),
    runs,
  );
});

test("the order of the gates does not matter", () => {
  const shuffled = fc.shuffledSubarray([...gates], { minLength: gates.length });
  fc.assert(
    fc.property(someCase, shuffled, (given, asked) => {
      const [one, other] = [decide(given), decide(given, asked)];
      expect(other.kind).toBe(one.kind);
      expect(told(other)).toEqual(told(one));
    }),
    runs,
  );
});

const why = because("contexts_disagree", { contexts: [] });
const answers: fc.Arbitrary<() => GateAnswer> = fc.constantFrom(
  () => pass,
  () => wait(why),
  () => wait(why, today("12:01:00")),
  () => block(why),
  () => [...wait(why), ...block(why)],
  () => {
    throw new Error("broken");
  },
);
const anyGate: fc.Arbitrary<Gate> = answers.map((evaluate) => ({ name: "another", wakesOn: [], evaluate }));

test("one gate more never makes a verdict better, and never hides an obstacle", () => {
  fc.assert(
    fc.property(someCase, fc.subarray([...gates]), anyGate, (given, asked, gate) => {
      const [before, after] = [decide(given, asked), decide(given, [...asked, gate])];
      expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
      expect(told(after)).toEqual(expect.arrayContaining(told(before)));
    }),
    runs,
  );
});

test("whatever waits says what wakes it, or when it is looked at again", () => {
  fc.assert(
    fc.property(someCase, (given) => {
      const waits = gates.flatMap((gate) =>
        gate.evaluate(given).flatMap(({ hold, lookAgainAt }) => (hold === "wait" ? [{ gate, lookAgainAt }] : [])),
      );
      for (const { gate, lookAgainAt } of waits) {
        expect(gate.wakesOn.length > 0 || lookAgainAt !== undefined).toBe(true);
        if (lookAgainAt) expect(lookAgainAt > given.now).toBe(true);
      }
    }),
    runs,
  );
});
