import { expect, test } from "@jest/globals";
import { hear, letGo, stop } from "../../src/domain/hear.ts";
import type { Report } from "../../src/domain/report.ts";
import type { Run } from "../../src/domain/run.ts";
import { aRun } from "../executors/run.ts";
import { today } from "../builders/time.ts";

const now = today("12:05:00");
const begun = (report: Report, told: Partial<Run> = {}): Run =>
  aRun({ stage: "running", heard: { ...report, at: now }, ...told });

test.each<[before: Report["state"] | null, report: Report["state"], kind: string, stage: string]>([
  [null, "queued", "taken", "ordered"],
  [null, "in_progress", "taken", "running"],
  [null, "success", "taken", "over"],
  [null, "inactive", "backwards", "ordered"],
  ["queued", "pending", "taken", "ordered"],
  ["pending", "queued", "backwards", "ordered"],
  ["in_progress", "queued", "backwards", "ordered"],
  ["in_progress", "in_progress", "taken", "running"],
  ["in_progress", "failure", "taken", "over"],
  ["in_progress", "inactive", "backwards", "ordered"],
])("after %j, a report of %j is %s, and the run is %s", (before, state, kind, stage) => {
  const run = aRun({ stage: "ordered", heard: before && { state: before, at: now } });
  const heard = hear(run, { state }, now);
  expect([heard.kind, heard.kind === "taken" ? heard.run.stage : run.stage]).toEqual([kind, stage]);
});

test("after its end nothing is expected of it", () => {
  expect(hear(aRun({ stage: "over" }), { state: "success" }, now)).toEqual({ kind: "ended" });
});

test("the same words again are a sign of life, and nothing to tell GitHub", () => {
  const run = begun({ state: "in_progress", description: "half" });
  const later = today("12:06:00");
  expect(hear(run, { state: "in_progress", description: "half" }, later)).toMatchObject({
    run: { heardAt: later, unwritten: [] },
  });
});

test("of one state only the last words go to GitHub", () => {
  const said = ["a", "b", "c"].reduce<Run>((run, description) => {
    const heard = hear(run, { state: "in_progress", description }, now);
    return heard.kind === "taken" ? heard.run : run;
  }, aRun());
  expect(said.unwritten).toEqual([{ state: "in_progress", description: "c", at: now }]);
});

test("links stay until others come, and words belong to their state", () => {
  const run = begun({
    state: "in_progress",
    description: "half",
    logUrl: "https://log.test/",
    environmentUrl: "https://a.test/",
  });
  expect(hear(run, { state: "success", environmentUrl: "https://b.test/" }, now)).toMatchObject({
    run: { heard: { state: "success", environmentUrl: "https://b.test/", logUrl: "https://log.test/", at: now } },
  });
  expect(hear(run, { state: "success" }, now)).not.toMatchObject({ run: { heard: { description: "half" } } });
});

test("one that was told to stop stands as cancelled, whatever it ends as", () => {
  const stopped = stop(begun({ state: "in_progress" }), { by: "ada", description: "Cancelled by @ada" }, now);
  expect(stopped).toMatchObject({ stage: "running", stopping: { by: "ada", at: now }, heard: { state: "error" } });
  expect(hear(stopped, { state: "in_progress" }, now)).toEqual({ kind: "backwards", state: "error" });
  expect(hear(stopped, { state: "success" }, now)).toMatchObject({
    run: {
      stage: "over",
      heard: { state: "error", description: "Cancelled by @ada" },
      unwritten: [{ state: "error" }],
    },
  });
});

test("one that nobody can stop is let go, and says once that it may still run", () => {
  const stopped = stop(begun({ state: "in_progress" }), { by: null, description: "No report" }, now);
  const gone = letGo(letGo(stopped));
  expect(gone).toMatchObject({ stage: "over", heard: { description: "No report; it may still run" } });
  expect(gone.unwritten).toHaveLength(1);
});
