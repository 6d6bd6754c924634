import { expect, test } from "@jest/globals";
import { definitions } from "../../src/domain/dora-definitions.ts";
import { measure, type Measured } from "../../src/domain/dora.ts";
import type { PastDeployment } from "../../src/domain/past-deployment.ts";
import { spreadOf } from "../../src/domain/spread.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";

const now = new Date("2026-03-31T12:00:00Z");
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** So long before now. */
const ago = (time: number): string => new Date(now.getTime() - time).toISOString();

/** Asked for `time` ago, and done two minutes later. */
const success = (id: number, time: number, told: Partial<PastDeployment> = {}): PastDeployment =>
  aPastDeployment({
    id,
    createdAt: ago(time),
    stateAt: ago(time - 2 * minute),
    succeededAt: ago(time - 2 * minute),
    pullRequest: id,
    ...told,
  });

const failure = (id: number, time: number, told: Partial<PastDeployment> = {}): PastDeployment =>
  success(id, time, { state: "failure", succeededAt: null, ...told });

const of = (history: readonly PastDeployment[], told: Partial<Measured> = {}): Measured => ({
  history: history.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)),
  goesOn: false,
  pushed: new Map(),
  ...told,
});

test("nothing deployed is nothing measured, and not a zero that looks good", () => {
  const figures = measure(of([]), 30, now).now;
  expect(figures.frequency).toEqual({ successes: 0, perDay: 0, perWeek: 0 });
  expect(figures.changes).toEqual({ ended: 0, failed: 0, rate: null });
  expect([figures.lead, figures.carrying, figures.restore]).toEqual(
    Array.from({ length: 3 }, () => ({ count: 0, median: null, p90: null })),
  );
});

test("successes are counted in their window, and in the one before", () => {
  const history = [success(1, 13 * day), success(2, 6 * day), success(3, 2 * day), success(4, hour)];
  const { now: week, before } = measure(of(history), 7, now);
  expect(week.frequency).toEqual({ successes: 3, perDay: 3 / 7, perWeek: 3 });
  expect(before.frequency.successes).toBe(1);
  expect(measure(of(history), 30, now).now.frequency.successes).toBe(4);
});

test.each([
  ["operations", success(1, hour, { task: "db:migrate" })],
  ["what still runs", success(1, hour, { state: "in_progress", succeededAt: null })],
  ["what has no status", success(1, hour, { state: null, succeededAt: null })],
  ["what is of another time", success(1, 40 * day)],
])("%s: not counted", (_what, one) => {
  const figures = measure(of([one]), 30, now).now;
  expect([figures.frequency.successes, figures.changes.ended, figures.carrying.count]).toEqual([0, 0, 0]);
});

test("the lead time goes from the first push of a pull request to its first success here", () => {
  const history = [success(1, 3 * hour, { pullRequest: 7 }), success(2, hour, { pullRequest: 7 })];
  const pushed = new Map([[7, ago(27 * hour)]]);
  const { now: figures, leads } = measure(of(history, { pushed }), 7, now);
  expect(figures.lead).toEqual({ count: 1, median: 24 * hour + 2 * minute, p90: null });
  expect(leads).toEqual([{ at: Date.parse(ago(3 * hour - 2 * minute)), took: 24 * hour + 2 * minute }]);
});

test("a pull request whose push nobody saw has no lead time, and is said to be missing", () => {
  const figures = measure(of([success(1, hour)]), 7, now).now;
  expect([figures.lead.count, figures.arrived]).toEqual([0, 1]);
  expect(figures.carrying).toEqual({ count: 1, median: 2 * minute, p90: null });
});

test("a pull request that was here before the window did not arrive in it", () => {
  const history = [success(1, 9 * day, { pullRequest: 7 }), success(2, hour, { pullRequest: 7 })];
  expect(measure(of(history), 7, now).now.arrived).toBe(0);
});

test("a clock that is ahead makes no time negative", () => {
  const pushed = new Map([[1, ago(0)]]);
  expect(measure(of([success(1, hour)], { pushed }), 7, now).now.lead.median).toBe(0);
});

test("what failed, and what was rolled back, are failed changes", () => {
  const history = [
    success(1, 9 * hour),
    failure(2, 8 * hour),
    success(3, 7 * hour, { state: "inactive" }),
    success(4, 6 * hour, { repeats: 1 }),
    success(5, 5 * hour),
  ];
  const figures = measure(of(history), 7, now).now;
  expect(figures.changes).toEqual({ ended: 4, failed: 2, rate: 0.5 });
  expect(figures.frequency.successes).toBe(3);
  expect(definitions.changes.means).toContain("Rollbacks themselves are left out.");
});

test("a promotion repeats a deployment of another environment, and takes nothing back", () => {
  const history = [success(10, 3 * hour), success(11, 2 * hour, { repeats: 4 })];
  expect(measure(of(history), 7, now).now.changes).toEqual({ ended: 2, failed: 0, rate: 0 });
});

test("a rollback that fails took something back all the same", () => {
  const history = [success(1, 9 * hour), success(2, 8 * hour), failure(3, 7 * hour, { repeats: 1 })];
  expect(measure(of(history), 7, now).now.changes).toEqual({ ended: 2, failed: 1, rate: 0.5 });
});

test("a failure that was retired since is still a failure", () => {
  const figures = measure(of([failure(1, hour, { state: "inactive" })]), 7, now).now;
  expect(figures.changes).toEqual({ ended: 1, failed: 1, rate: 1 });
});

test("restoring goes from the first of failures in a row to the next success", () => {
  const history = [failure(1, 5 * hour), failure(2, 4 * hour), success(3, 3 * hour), success(4, hour)];
  const figures = measure(of(history), 7, now).now;
  expect(figures.restore).toEqual({ count: 1, median: 2 * hour, p90: null });
  expect(figures.open).toBe(0);
});

test("restoring goes from the order to roll back to its success", () => {
  const history = [success(1, 9 * hour), success(2, 8 * hour), success(3, 7 * hour, { repeats: 1 })];
  expect(measure(of(history), 7, now).now.restore).toEqual({ count: 1, median: 2 * minute, p90: null });
});

test("what was not restored yet has no time, and is told", () => {
  const figures = measure(of([success(1, 2 * hour), failure(2, hour)]), 7, now).now;
  expect([figures.restore.count, figures.open]).toEqual([0, 1]);
});

test.each([
  ["read to its beginning", false, 2 * day, true],
  ["read back to before the window", true, 8 * day, true],
  ["not read as far as the window", true, 2 * day, false],
])("a history that was %s says whether the window is whole", (_how, goesOn, oldest, whole) => {
  expect(measure(of([success(1, oldest)], { goesOn }), 7, now).now.whole).toBe(whole);
});

test("a history of nothing that goes on is not whole", () => {
  expect(measure(of([], { goesOn: true }), 7, now).now.whole).toBe(false);
});

test.each([
  [[], null, null],
  [[5], 5, null],
  [[9, 1], 1, null],
  [[3, 1, 2], 2, null],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 9],
  [Array.from({ length: 100 }, (_, index) => 100 - index), 50, 90],
])("of %j the median is %p and nine of ten are within %p", (times, median, p90) => {
  expect(spreadOf(times)).toEqual({ count: times.length, median, p90 });
});

test("each figure says what it means", () => {
  expect(Object.values(definitions).map(({ name }) => name)).toEqual([
    "Deployment frequency",
    "Lead time for changes",
    "Deployment time",
    "Change failure rate",
    "Time to restore",
  ]);
});

test("ten thousand deployments are measured in their time", () => {
  const history = Array.from({ length: 10_000 }, (_, index) =>
    success(20_000 - index, index * 20 * minute, index % 50 === 0 ? { repeats: 20_000 - index - 3 } : {}),
  );
  const from = performance.now();
  expect(measure({ history, goesOn: true, pushed: new Map() }, 90, now).now.frequency.successes).toBeGreaterThan(6_000);
  expect(performance.now() - from).toBeLessThan(2_000);
});
