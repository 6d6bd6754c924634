import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { states } from "../../src/domain/deployment.ts";
import { mergePast } from "../../src/domain/merge-past.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";
import { today } from "../builders/time.ts";

const one = aPastDeployment;
const pending = one({ state: "pending", stateAt: today("11:00:30"), succeededAt: null });
const success = one();
const retired = one({ state: "inactive", stateAt: today("11:30:00"), succeededAt: null });

test.each([
  ["its states in their order", [pending, success, retired]],
  ["its states in any order", [retired, pending, success]],
  ["an old page of GitHub's after a new one", [retired, success, pending]],
])("%s leave the newest, and that it succeeded", (_what, told) => {
  expect(told.reduce((known, next) => mergePast(known, next))).toEqual({
    ...retired,
    succeededAt: success.succeededAt,
  });
});

test("of one second, the state that is nearer to the end came later", () => {
  const at = { stateAt: today("11:01:00") };
  const [queued, failed] = [one({ ...at, state: "queued" }), one({ ...at, state: "failure" })];
  for (const told of [mergePast(queued, failed), mergePast(failed, queued)]) expect(told.state).toBe("failure");
});

test("a delivery that does not know whose it is takes nothing from what is known of ours", () => {
  const stranger = one({ ours: false, by: "slipway", pullRequest: null, repeats: null, stateAt: today("11:40:00") });
  expect(mergePast(one({ repeats: 5 }), stranger)).toMatchObject({ ours: true, by: "ada", pullRequest: 7, repeats: 5 });
  expect(mergePast(stranger, one())).toMatchObject({ ours: true, by: "ada", stateAt: today("11:40:00") });
});

test("the name of a branch stays known when it is gone", () => {
  expect(mergePast(one(), one({ ref: null, stateAt: today("11:40:00") })).ref).toBe("topic");
});

test("in whatever order tellings come, and however often, they end the same", () => {
  const aTelling = fc
    .record({ state: fc.constantFrom(null, ...states), second: fc.integer({ min: 0, max: 5 }), ours: fc.boolean() })
    .map(({ state, second, ours }) => {
      const stateAt = today(`11:00:0${second}`);
      return one({ state, stateAt, ours, succeededAt: state === "success" ? stateAt : null });
    });
  const merged = (told: readonly (typeof success)[]) => {
    const { state, stateAt, succeededAt, ours } = told.reduce((known, next) => mergePast(known, next));
    return { state, stateAt, succeededAt, ours };
  };
  const tellings = fc.array(aTelling, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      tellings.chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length }))),
      ([told, shuffled]) => {
        expect(merged([...shuffled, ...told])).toEqual(merged(told));
      },
    ),
  );
});
