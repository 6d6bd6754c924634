import { expect, test } from "@jest/globals";
import { fromRecord, runFromRecord } from "../../../src/store/postgres/from-record.ts";
import { aRequest } from "../../builders/request.ts";
import { aRun } from "../../executors/run.ts";

const without = (record: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

test("a request that an earlier version kept is as it was then: nothing forced, no ref named, by a person in a comment", () => {
  const request = aRequest();
  const added = ["permission", "named", "parameters", "force", "setAside", "cancelledBy"];
  const { name, url, production, autoMerge, requiredContexts, wait, timeout } = request.environment;
  const kept = {
    ...without(request, added),
    actor: without(request.actor, ["bot"]),
    comment: without(request.comment, ["kind", "nodeId"]),
    environment: { name, url, production, autoMerge, requiredContexts, wait, timeout },
  };
  expect(fromRecord(JSON.stringify(kept))).toEqual({ ...request, comment: { ...request.comment, nodeId: "" } });
});

test("a request comes back as it was kept", () => {
  const request = aRequest({ force: { reason: "fire" }, named: "main", environment: { approvals: 2 } });
  expect(fromRecord(JSON.stringify(request))).toEqual(request);
});

test("a run that was kept before an environment could say so much is as if it said nothing of it", () => {
  const { environment, ...run } = aRun();
  const { name, url, executor } = environment;
  expect(runFromRecord(JSON.stringify({ ...run, environment: { name, url, executor } }))).toEqual(aRun());
  expect(runFromRecord(JSON.stringify(aRun()))).toEqual(aRun());
});
