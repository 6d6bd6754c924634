import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { type DeploymentStatus, newest, states } from "../../src/domain/deployment.ts";
import { aDeploymentStatus } from "../builders/deployment.ts";
import { today } from "../builders/time.ts";
import { runs } from "./runs.ts";

const status = fc
  .record({
    id: fc.integer({ min: 1, max: 9 }),
    state: fc.constantFrom(...states),
    createdAt: fc.integer({ min: 0, max: 5 }).map((second) => today(`12:00:0${second}`)),
  })
  .map(aDeploymentStatus);

const statuses = fc.uniqueArray(status, { minLength: 1, maxLength: 8, selector: ({ id }) => id });

const last = (all: readonly DeploymentStatus[]): DeploymentStatus | null =>
  all.reduce<DeploymentStatus | null>(newest, null);

test("whatever order statuses come in, and however often, the same one counts", () => {
  const deliveries = statuses.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.array(fc.constantFrom(...all), { maxLength: 8 }),
    ),
  );
  fc.assert(
    fc.property(deliveries, ([all, shuffled, again]) => {
      expect(last([...shuffled, ...again])).toEqual(last(all));
    }),
    runs,
  );
});
