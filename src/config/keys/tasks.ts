// Operations that `/run` starts.
import * as z from "zod";
import { sameName, unseen } from "../environment-name.ts";
import { key, listOf, name, section } from "../values.ts";
import { must } from "../wording.ts";
import { contexts } from "./contexts.ts";

const taskName = z
  .string()
  .refine((name) => /^\S{1,100}$/u.test(name) && !unseen.test(name), "must have no blanks, and 100 characters at most");

const task = section({
  environments: key(
    listOf(name.meta({ title: "environment" }), "environments", sameName),
    "Where it may run. Without it: everywhere.",
  ),
  required_contexts: key(contexts, "Which contexts it asks for, in place of the environment's."),
});

export const tasks = z.record(taskName, task.nullable(), { error: must("be a map from names of tasks to settings") });
