// The workflow that docs/executors.md shows is one that Slipway can start, and find again.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { parseConfig } from "../../src/config/parse-config.ts";
import { toInputs } from "../../src/executors/workflow/inputs.ts";
import { anOrder } from "./run.ts";

const document = readFileSync(resolve(import.meta.dirname, "../../docs/executors.md"), "utf8");
const chapter = /^## A workflow\n([\s\S]*?)^## /m.exec(document)?.[1] ?? "";
const blocks = [...chapter.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
const [config = "", workflow = "", ...executors] = blocks;

interface Workflow {
  readonly "run-name": string;
  readonly on: { readonly workflow_dispatch: { readonly inputs: object } };
}

test("the configuration of the document has no mistake", () => {
  expect(parseConfig(config)).toHaveProperty("settings");
  expect(executors.length).toBeGreaterThan(1);
  const parameters = "    parameters: { log_level: { type: string, default: info } }\n";
  for (const executor of executors)
    expect(parseConfig(`environments:\n  staging:\n${parameters}${executor}`)).toHaveProperty("settings");
});

test("the workflow of the document declares what it gets, and says in its title whose run it is", () => {
  const { on, "run-name": title } = parse(workflow) as Workflow;
  const { inputs } = toInputs(null, anOrder()) as { inputs: object };
  expect(Object.keys(on.workflow_dispatch.inputs)).toEqual(Object.keys(inputs));
  expect(title).toContain("${{ inputs.deployment_id }}");
});
