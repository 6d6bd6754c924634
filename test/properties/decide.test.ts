import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { because } from "../../src/domain/reasons.ts";
import { block, type GateAnswer, type Obstacle, pass, type Verdict, wait } from "../../src/domain/verdict.ts";
import { decide, judgeAll } from "../../src/gates/decide.ts";
import type { Case, Gate } from "../../src/gates/gate.ts";
import { gates } from "../../src/gates/registry.ts";
import { today } from "../builders/time.ts";
import { anyRole, someCase } from "./cases.ts";
import { isAllowed, isForced, isReady } from "./may-go.ts";
import { runs } from "./runs.ts";

const rank = ({ kind }: Verdict): number => ["go", "wait", "refuse"].indexOf(kind);
const obstacles = (verdict: Verdict): readonly Obstacle[] => (verdict.kind === "go" ? [] : verdict.obstacles);
const told = (some: readonly Obstacle[]): string[] => some.map((obstacle) => JSON.stringify(obstacle)).sort();

test("nothing goes in which one thing is bad, or not known, unless it was set aside by somebody who may", () => {
  fc.assert(
    fc.property(someCase, (given) => {
      if (isAllowed(given) && (isReady(given) || isForced(given))) return;
      expect(decide(given).kind).not.toBe("go");
    }),
    runs,
  );
});

test("where everything is good, it goes, or waits for contexts of the head before", () => {
  fc.assert(
    fc.property(someCase, (given) => {
      if (!isAllowed(given) || !isReady(given)) return;
      expect(obstacles(decide(given)).map(({ hold }) => hold)).not.toContain("block");
    }),
    runs,
  );
});

const mayBeSetAside = ["contexts", "reviews", "up to date", "order", "approvals", "freeze"];
const forcedBy = (given: Case, role: "admin" | "write"): Case => ({
  ...given,
  request: {
    ...given.request,
    force: { reason: "down" },
    environment: { ...given.request.environment, override: { role: "admin" } },
  },
  snapshot: { ...given.snapshot, permission: { role, roleName: role } },
});

test("what is forced by somebody who may goes at once, where nothing else stands in the way", () => {
  fc.assert(
    fc.property(someCase, (given) => {
      const forced = forcedBy(given, "admin");
      if (isAllowed(forced)) expect(decide(forced).kind).toBe("go");
    }),
    runs,
  );
});

test("force sets aside what it may, and nothing else changes", () => {
  fc.assert(
    fc.property(someCase, (given) => {
      const forced = forcedBy(given, "admin");
      const asked = { ...forced, request: { ...forced.request, force: null } };
      const [before, after] = [judgeAll(asked), decide(forced)];
      const may = before.filter(({ gate }) => mayBeSetAside.includes(gate)).flatMap(({ obstacles }) => obstacles);
      const mayNot = before.filter(({ gate }) => !mayBeSetAside.includes(gate)).flatMap(({ obstacles }) => obstacles);
      expect(told(after.setAside)).toEqual(told(may));
      expect(told(obstacles(after))).toEqual(told(mayNot));
    }),
    runs,
  );
});

test("without the role force sets nothing aside, and refuses", () => {
  fc.assert(
    fc.property(someCase, (given) => {
      const forced = decide(forcedBy(given, "write"));
      expect(forced).toMatchObject({ kind: "refuse", setAside: [] });
    }),
    runs,
  );
});

test("a higher role never makes a verdict worse", () => {
  const order = ["none", "read", "triage", "write", "maintain", "admin"];
  const withRole = (given: Case, role: Case["snapshot"]["permission"]["role"]): Verdict =>
    decide({ ...given, snapshot: { ...given.snapshot, permission: { role, roleName: "" } } });
  fc.assert(
    fc.property(someCase, anyRole, anyRole, (given, one, other) => {
      const [low, high] = order.indexOf(one) <= order.indexOf(other) ? [one, other] : [other, one];
      expect(rank(withRole(given, high))).toBeLessThanOrEqual(rank(withRole(given, low)));
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
      expect(told(obstacles(other))).toEqual(told(obstacles(one)));
      expect(told(other.setAside)).toEqual(told(one.setAside));
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
const anyGate: fc.Arbitrary<Gate> = fc
  .tuple(answers, fc.boolean())
  .map(([evaluate, overridable]) => ({ name: "another", asks: "Anything.", wakesOn: [], overridable, evaluate }));

test("one gate more never makes a verdict better, and never hides an obstacle", () => {
  fc.assert(
    fc.property(someCase, fc.subarray([...gates]), anyGate, (given, asked, gate) => {
      const [before, after] = [decide(given, asked), decide(given, [...asked, gate])];
      expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
      expect(told(obstacles(after))).toEqual(expect.arrayContaining(told(obstacles(before))));
      expect(told(after.setAside)).toEqual(expect.arrayContaining(told(before.setAside)));
    }),
    runs,
  );
});

test("a gate that breaks is never set aside", () => {
  const broken: Gate = {
    name: "another",
    asks: "Anything.",
    wakesOn: [],
    overridable: true,
    evaluate: () => {
      throw new Error("broken");
    },
  };
  fc.assert(
    fc.property(someCase, (given) => {
      expect(decide(forcedBy(given, "admin"), [broken]).kind).toBe("refuse");
    }),
    runs,
  );
});

test("whatever waits says what wakes it, and when it is looked at again if time does", () => {
  fc.assert(
    fc.property(someCase, (given) => {
      const waits = gates.flatMap((gate) =>
        gate.evaluate(given).flatMap(({ hold, lookAgainAt }) => (hold === "wait" ? [{ gate, lookAgainAt }] : [])),
      );
      for (const { gate, lookAgainAt } of waits) {
        expect(gate.wakesOn.length).toBeGreaterThan(0);
        // A lock may have no end that is known: who unlocks wakes those who wait.
        const needsTime = gate.wakesOn.includes("time") && !gate.wakesOn.includes("request");
        if (needsTime) expect(lookAgainAt).toBeDefined();
        if (lookAgainAt) expect(gate.wakesOn).toContain("time");
        if (lookAgainAt) expect(lookAgainAt > given.now).toBe(true);
      }
    }),
    runs,
  );
});
