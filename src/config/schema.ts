// The keys of slipway.yml at its top.
import * as z from "zod";
import { autoOfPush } from "./keys/auto.ts";
import { environmentBody } from "./keys/environment.ts";
import { extended } from "./keys/extends.ts";
import { tasks } from "./keys/tasks.ts";
import { key, section, text } from "./values.ts";
import { must } from "./wording.ts";

const environments = z.record(z.string(), environmentBody, { error: must("be a map from names to settings") });

export const file = section({
  default_environment: key(
    text,
    "The environment of a command that names none. Without it: `staging`, or the only one.",
  ),
  environments: key(
    environments,
    "Each environment by its name, with its settings; nothing under the name leaves every default. Without it: the repository's GitHub Environments, `staging` and `production`.",
  ),
  tasks: key(tasks, "Operations that `/run` starts, each by its name, with its settings."),
  auto: key(
    z.array(autoOfPush, { error: must("be a list of { push, environment }") }),
    "Branches that are deployed when they are pushed to.",
    [],
  ),
  _extends: key(extended, "A file of another repository of the same owner that holds wherever this file says nothing."),
});

export type File = z.infer<typeof file>;
export type EnvironmentBody = NonNullable<NonNullable<File["environments"]>[string]>;
