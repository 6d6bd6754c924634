// The verbs of this version: one line for each.
import { deploy } from "./deploy.ts";
import type { Verb } from "./verb.ts";

export const verbs: readonly Verb[] = [deploy];
