// The keys of slipway.yml and what each of them takes: one line for each.
import * as z from "zod";
import { list, section, text, truth, webAddress } from "./values.ts";
import { must } from "./wording.ts";

const contexts = z.union([z.enum(["all", "none"]), list], { error: must("be all, none or a list of names") });

const environment = section({
  url: webAddress.optional(),
  production: truth.optional(),
  auto_merge: truth.optional(),
  required_contexts: contexts.optional(),
});

/** An environment with nothing under its name has every default. */
const environments = z.record(z.string(), environment.nullable(), { error: must("be a map from names to settings") });

export const file = section({
  default_environment: text.optional(),
  environments: environments.optional(),
});

export type File = z.infer<typeof file>;
export type EnvironmentBody = z.infer<typeof environment>;
