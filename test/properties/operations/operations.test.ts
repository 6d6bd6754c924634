import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { PullRequest } from "../../../src/sandbox/state/model.ts";
import { runs } from "../runs.ts";
import { happenings, type Model, type Real } from "./commands.ts";
import { isOver, Rules } from "./rules.ts";
import { environments, Stage } from "./stage.ts";

/** Whatever happened before: all that waits ends, and both environments take the next deployment. */
async function bringToEnd({ stage, rules }: Real): Promise<void> {
  await unlockAll(stage, stage.openPull("last", "ada"));
  // Longer than any request waits, and than any deployment is silent.
  for (let round = 0; round < 6; round++) {
    await endAll(stage);
    await stage.turn(11);
    await rules.rested(stage);
  }
  await endAll(stage);
  expect(await stage.store.requests.unsettled()).toEqual([]);
  for (const environment of environments) await expectToDeploy(stage, environment);
  await rules.settled(stage);
  expect(rules.broken).toEqual([]);
}

async function unlockAll(stage: Stage, pull: PullRequest): Promise<void> {
  const lines = environments.map((environment) => `/unlock ${environment} --force --reason "end"`);
  stage.sandbox.comment(pull, { body: lines.join("\n"), by: "alan" });
  await stage.settle();
}

/** What runs, and what comes after it. */
async function endAll(stage: Stage): Promise<void> {
  await stage.settle();
  for (const one of stage.repository.deployments) if (!isOver(one)) stage.report(one, "success");
  await stage.settle();
}

async function expectToDeploy(stage: Stage, environment: string): Promise<void> {
  const last = stage.pulls.at(-1);
  if (!last) return;
  await unlockAll(stage, last);
  stage.sandbox.comment(last, { body: `/deploy ${environment}`, by: "ada" });
  await stage.turn(1);
  await stage.clock.pass(2000);
  stage.sandbox.comment(last, { body: "/approve", by: "alan" });
  await stage.turn(3);
  expect(stage.repository.deployments.at(-1)).toMatchObject({ environment, sha: last.headSha });
  await endAll(stage);
}

/** The same numbers for the same seed. */
function slothFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 30;
  };
}

/** Milliseconds; a sequence that fails is made smaller, which takes longer than all others together. */
const patience = 120 * runs.numRuns;
/** A sequence takes a second: one that takes this long is stuck. */
const stuck = 30_000;
/** Whoever makes a stuck sequence smaller for as long as jest waits does not come to say which it was. */
const limits = { timeout: stuck, interruptAfterTimeLimit: 0.75 * patience, markInterruptAsFailure: true };

test(
  "whatever people do, and whenever a process ends: one deployment at a time, gated and approved, and nobody waits for ever",
  async () => {
    let open: Stage | null = null;
    // Also where the sequence is stuck: what stays open would not let jest end.
    const close = async (): Promise<void> => {
      await open?.close();
      open = null;
    };
    const nothingBreaks = fc.asyncProperty(
      fc.commands([happenings], { maxCommands: 30, size: "max" }),
      fc.nat(),
      async (commands, seed) => {
        const rules = new Rules();
        const stage = new Stage(slothFrom(seed));
        open = stage;
        await stage.open((on, event) => rules.hear(on, event));
        const real: Real = { stage, rules };
        const model: Model = { pulls: ["open", "open"], locks: { staging: "nobody", production: "nobody" } };
        await fc.asyncModelRun(() => ({ model, real }), commands);
        await bringToEnd(real);
      },
    );
    await fc.assert(nothingBreaks.afterEach(close), { numRuns: Math.ceil(runs.numRuns / 70), ...limits });
  },
  patience,
);
