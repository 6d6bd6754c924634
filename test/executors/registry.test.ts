// Which executor carries out what.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folderName, placeIn } from "../../src/executors/command/run-folder.ts";
import type { Operators, OperatorWebhook } from "../../src/executors/operators/operators.ts";
import { executors, type Registry } from "../../src/executors/registry.ts";
import type { Executor } from "../../src/flows/ports.ts";
import { anEnvironment } from "../builders/environment.ts";
import { eventually } from "./command-case.ts";
import { aCommand, clearAway, machineIn, makeFolder, sh } from "./command-stage.ts";
import { type HeardOutside, heardOutside } from "./executor-contract.ts";
import { anOrder, aRun, ordered } from "./run.ts";

const payments: OperatorWebhook = {
  kind: "webhook",
  name: "payments",
  url: "https://deployer.internal/hooks",
  secret: "between Slipway and the receiver",
  repositories: ["acme/payments"],
  environments: null,
  timeout: 60_000,
};

const local = (told = {}) => aCommand({ name: "local", repositories: ["acme/*"], environments: ["staging"], ...told });
const workflow: Executor = { start: () => Promise.reject(new Error("not asked")), observe: async () => null };

const secretsOf = () => {
  throw new Error("not asked");
};

let folder: string;
let outside: HeardOutside;
const opened: Registry[] = [];

function open(...definitions: readonly (OperatorWebhook | ReturnType<typeof local>)[]): Registry {
  const operators: Operators = new Map(definitions.map((definition) => [definition.name, definition]));
  const registry = executors({ operators, machine: machineIn(folder), workflow, secretsOf }, outside);
  opened.push(registry);
  return registry;
}

beforeEach(async () => {
  folder = await makeFolder();
  outside = heardOutside();
});

afterEach(async () => {
  for (const registry of opened.splice(0)) await registry.stop();
  await clearAway(folder);
});

const site = { id: 11, owner: "acme", name: "site", defaultBranch: "main", installation: 3 };
const by = (name: string) => anEnvironment({ executor: { kind: "operator", name } });

test("where other tools deploy, no executor of ours does", () => {
  expect(open().find(anEnvironment(), site)).toBeNull();
});

test("a workflow of the repository is as silent as its environment allows", () => {
  const environment = anEnvironment({
    executor: { kind: "workflow", file: "deploy.yml", ref: "default", inputs: null },
  });
  expect(open().find(environment, site)).toEqual({ executor: workflow, timeout: null });
});

test("an operator's executor is found by its name, with its own patience, and is always the same", () => {
  const registry = open(local(), payments);
  const found = registry.find(by("payments"), { ...site, name: "payments" });
  expect(found).toMatchObject({ timeout: 60_000 });
  expect(registry.find(by("local"), site)).toEqual(registry.find(by("local"), site));
  expect(registry.find(by("local"), { ...site, owner: "Acme" })).toHaveProperty("executor");
});

test.each([
  ["nobody has defined it", by("web1"), site],
  ["it is called otherwise", by("Local"), site],
  ["the repository may not use it", by("local"), { ...site, owner: "evil" }],
  ["the repository only looks like one that may", by("payments"), { ...site, name: "payments-site" }],
  ["the environment may not", { ...by("local"), name: "production" }, site],
  ["it is a word of JavaScript", by("constructor"), site],
])("an executor is missing where %s", (_why, environment, repository) => {
  const { executor } = environment;
  const name = executor.kind === "operator" ? executor.name : "";
  expect(open(local(), payments).find(environment, repository)).toEqual({ missing: name });
});

test("runs that outlived a restart are followed from the start, before anybody asks", async () => {
  const go = join(folder, "go");
  const definition = local({ command: sh('while [ ! -e "$1" ]; do sleep 0.02; done', go) });
  const first = open(definition);
  const found = first.find(by("local"), site);
  if (!found || !("executor" in found)) throw new Error("it is there");
  const run = ordered(aRun());
  await found.executor.start(run, anOrder(), async () => {});
  await first.stop();
  open(definition);
  await writeFile(go, "");
  await eventually(() => outside.ends(run.id).length > 0);
  expect(outside.ends(run.id)).toEqual([{ state: "success" }]);
});

test("what was told long ago is tidied away", async () => {
  const registry = open(local({ command: ["true"] }));
  const found = registry.find(by("local"), site);
  if (!found || !("executor" in found)) throw new Error("it is there");
  const run = ordered(aRun());
  await found.executor.start(run, anOrder(), async () => {});
  await eventually(() => outside.ends(run.id).length > 0);
  await registry.stop();
  const told = placeIn(join(folder, "runs", "local", folderName(run.id)), "told");
  await utimes(told, new Date("2026-01-01"), new Date("2026-01-01"));
  expect(await registry.tidy(new Date("2025-12-31"))).toBe(0);
  expect(await registry.tidy(new Date("2026-01-02"))).toBe(1);
});
