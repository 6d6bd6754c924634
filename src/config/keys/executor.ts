// Who carries deployments out.
import * as z from "zod";
import { inputMistake } from "../input-templates.ts";
import { key, needed, section, text } from "../values.ts";
import { must } from "../wording.ts";

const mostInputs = 25;

const input = text.superRefine((value, context) => {
  const broken = inputMistake(value);
  if (broken !== null) context.addIssue({ code: "custom", message: broken });
});

const inputName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_-]{0,99}$/, "must be letters, digits, _ and -, no digit first");

const inputs = z
  .record(inputName, input, { error: must("be a map from inputs of the workflow to text") })
  .refine((named) => Object.keys(named).length <= mostInputs, `must not have more than ${mostInputs} entries`);

const workflow = section({
  workflow: needed(
    text
      .regex(/^[^/\\\s]{1,200}\.ya?ml$/, "must be the name of a file in .github/workflows, such as deploy.yml")
      .meta({ title: "name of a file" }),
    "A file in `.github/workflows`, which is run on the default branch.",
  ),
  ref: key(
    z.literal("head", { error: must("be head, or be left out for the default branch's copy") }),
    "`head`: the deployed branch's own copy of the file is run, in place of the default branch's.",
  ),
  inputs: key(
    inputs,
    "Inputs of the workflow: text in which `{sha}`, `{ref}`, `{environment}`, `{task}`, `{deployment_id}` and `{parameters.NAME}` are filled in. Without it: `sha`, `environment` and `deployment_id`.",
  ),
});

const named = text
  .refine((name) => !/\.ya?ml$/.test(name), "must be { workflow: FILE } where a workflow is meant")
  .refine(
    (name) => /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(name),
    "must be external, or the name of an executor of the operator: letters, digits, _ . and -",
  )
  .meta({ title: "name" });

export const executor = z.union([z.literal("external"), workflow, named], {
  error: must("be external, { workflow: FILE } or the name of an executor of the operator"),
});
