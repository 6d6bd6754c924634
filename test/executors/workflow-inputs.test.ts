import { expect, test } from "@jest/globals";
import { toInputs } from "../../src/executors/workflow/inputs.ts";
import { headSha } from "../builders/snapshot.ts";
import { anOrder } from "./run.ts";

const order = anOrder({
  parameters: { log_level: "debug", replicas: 2, dry: false, raw: "{sha} $& {parameters.dry}", "a.b": "" },
});

test("where slipway.yml names no inputs, a workflow gets sha, environment and deployment_id", () => {
  expect(toInputs(null, order)).toEqual({ inputs: { sha: headSha, environment: "staging", deployment_id: "4301" } });
});

test.each([
  ["{sha}", headSha],
  ["{ref} to {environment}", "topic to staging"],
  ["{task} {deployment_id}", "deploy 4301"],
  ["{ sha }", headSha],
  ["{parameters.log_level}/{parameters.replicas}/{parameters.dry}", "debug/2/false"],
  ["[{parameters.a.b}]", "[]"],
  ["{parameters.raw}", "{sha} $& {parameters.dry}"],
  ['{"sha": "{sha}"}', `{"sha": "${headSha}"}`],
  ["no template", "no template"],
  ["", ""],
])("the template %j becomes %j", (template, text) => {
  expect(toInputs({ input: template }, order)).toEqual({ inputs: { input: text } });
});

test.each(["{parameters.missing}", "{parameters.toString}", "{actor}", "{}", "{sha} {parameters.missing}"])(
  "%j is not to be filled in, and nothing is made up for it",
  (template) => {
    expect(toInputs({ input: template }, order)).toEqual({ problem: expect.stringMatching(/^an input wants \{/) });
  },
);

test("an input may be called what it likes", () => {
  expect(toInputs(JSON.parse('{"__proto__": "{sha}"}'), order)).toEqual({
    inputs: JSON.parse(`{"__proto__": "${headSha}"}`),
  });
});
