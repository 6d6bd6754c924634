import { expect, test } from "@jest/globals";
import type { PastDeployment } from "../../src/domain/past-deployment.ts";
import { before } from "../../src/flows/redeploy/before.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";

/** Newest first; each of a commit of its own, where a test does not say otherwise. */
const history = (...told: readonly Partial<PastDeployment>[]): PastDeployment[] =>
  told.map((one) => aPastDeployment({ sha: `sha${one.id}`, ...one }));

const retired = { state: "inactive" } as const;
const failed = { state: "failure", succeededAt: null } as const;

test.each<[string, readonly Partial<PastDeployment>[], number | null]>([
  ["the success before what runs", [{ id: 2 }, { id: 1, ...retired }], 1],
  ["not what failed", [{ id: 3 }, { id: 2, ...failed }, { id: 1 }], 1],
  ["not what others made", [{ id: 3 }, { id: 2, ours: false }, { id: 1 }], 1],
  ["not an operation", [{ id: 3 }, { id: 2, task: "db:migrate" }, { id: 1 }], 1],
  ["also where others made what runs", [{ id: 2, ours: false }, { id: 1 }], 1],
  ["not what came after what runs", [{ id: 3, ...retired }, { id: 2 }, { id: 1 }], 1],
  ["not the same once more", [{ id: 3, sha: "b" }, { id: 2, sha: "b" }, { id: 1 }], 1],
  [
    "the same commit with other values",
    [
      { id: 2, sha: "b", parameters: { n: 1 } },
      { id: 1, sha: "b" },
    ],
    1,
  ],
  ["before what was rolled back to", [{ id: 4, sha: "sha2", repeats: 2 }, { id: 3 }, { id: 2 }, { id: 1 }], 1],
  [
    "before what was rolled back to twice",
    [{ id: 6, sha: "sha2", repeats: 5 }, { id: 5, sha: "sha2", repeats: 2 }, { id: 3 }, { id: 2 }, { id: 1 }],
    1,
  ],
  ["a promotion's own place", [{ id: 3, repeats: 99 }, { id: 2 }], 2],
  [
    "the newest success where nothing runs",
    [
      { id: 2, ...failed },
      { id: 1, ...retired },
    ],
    1,
  ],
  ["nothing before the first", [{ id: 1 }], null],
  ["nothing in an empty history", [], null],
])("a rollback goes back to %s", (_which, told, id) => {
  expect(before(history(...told))?.id ?? null).toBe(id);
});
