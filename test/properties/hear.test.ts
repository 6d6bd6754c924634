import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { isFinal, states } from "../../src/domain/deployment.ts";
import { hear, letGo, stop } from "../../src/domain/hear.ts";
import type { HeardReport, Run } from "../../src/domain/run.ts";
import { aRun } from "../executors/run.ts";
import { today } from "../builders/time.ts";
import { runs } from "./runs.ts";

const now = today("12:05:00");
const report = fc.record({ state: fc.constantFrom(...states), description: fc.constantFrom("", "a", "b") });
/** What comes to a run: news of it, in any order and more than once, somebody who stops it, and GitHub that takes what there is. */
const event = fc.oneof(
  { weight: 6, arbitrary: report.map((news) => ({ kind: "news", news }) as const) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: "stop" } as const, { kind: "let go" } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: "write" } as const) },
);

type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

interface Played {
  readonly run: Run;
  readonly told: readonly HeardReport[];
}

function play({ run, told }: Played, event: Event): Played {
  switch (event.kind) {
    case "news": {
      const heard = hear(run, event.news, now);
      return { told, run: heard.kind === "taken" ? heard.run : run };
    }
    case "stop": {
      const isOpen = run.stage !== "over" && !run.stopping;
      return { told, run: isOpen ? stop(run, { by: "ada", description: "Cancelled" }, now) : run };
    }
    case "let go":
      return { told, run: run.stopping && run.stage !== "over" ? letGo(run) : run };
    case "write":
      return { told: [...told, ...run.unwritten], run: { ...run, unwritten: [] } };
  }
}

const rank = { queued: 0, pending: 1, in_progress: 2, success: 3, failure: 3, error: 3, inactive: 3 };

test("whatever is reported, in whatever order and however often: GitHub hears no state go backwards, and one end", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const begin: Played = { run: aRun(), told: [] };
      const { run, told } = [...events, { kind: "write" } as const].reduce(play, begin);
      const ranks = told.map(({ state }) => rank[state]);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(new Set(told.filter(({ state }) => isFinal(state)).map(({ state }) => state)).size).toBeLessThanOrEqual(1);
      expect(told.at(-1)?.state).toBe(run.heard?.state);
    }),
    runs,
  );
});
