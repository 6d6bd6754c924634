import { expect, test } from "@jest/globals";
import { secretsOfRuns } from "../../src/executors/run-secrets.ts";
import { mask } from "../../src/domain/mask.ts";
import { aRun } from "./run.ts";

const operators = { values: ["secret of the webhook"], patterns: [] };
const opening = (values: Readonly<Record<string, string>> | null) => {
  let times = 0;
  const open = () => {
    times += 1;
    return values ? ({ kind: "opened", values } as const) : ({ kind: "refused", name: "KEY", why: "key" } as const);
  };
  return { sealing: { open }, times: () => times };
};
const sealed = { KEY: "sealed:1.0.A" };

test("what was sealed for a run is a secret of that run, beside the operator's", () => {
  const secretsOf = secretsOfRuns(operators, opening({ KEY: "hunter2" }).sealing);
  expect(secretsOf(aRun({ sealed })).values).toEqual(["secret of the webhook", "hunter2"]);
  expect(secretsOf(aRun())).toBe(operators);
});

test("a run has the same arrays each time, and its values are opened once", () => {
  const { sealing, times } = opening({ KEY: "hunter2" });
  const secretsOf = secretsOfRuns(operators, sealing);
  const first = secretsOf(aRun({ sealed }));
  for (let run = 0; run < 99; run++) secretsOf(aRun({ id: `12/${run}`, sealed }));
  expect(secretsOf(aRun({ sealed }))).toBe(first);
  expect(times()).toBe(100);
});

test("of runs that nobody asks about any more no opened value is kept", () => {
  const { sealing, times } = opening({ KEY: "hunter2" });
  const secretsOf = secretsOfRuns(operators, sealing);
  for (const run of ["a", ...Array(100).keys(), "a"]) secretsOf(aRun({ id: `${run}`, sealed }));
  expect(times()).toBe(102);
});

test("where a value cannot be opened any more, nothing that the run prints is shown", () => {
  const { values: secrets, patterns } = secretsOfRuns(operators, opening(null).sealing)(aRun({ sealed }));
  const { text } = mask({ held: "", text: "hunter2\nand more\n", secrets, patterns, final: true });
  expect(text).toBe("***\n***\n");
});
