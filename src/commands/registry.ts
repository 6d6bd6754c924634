// The verbs of this version: one line for each.
import { cancel } from "./cancel.ts";
import { deploy } from "./deploy.ts";
import { help } from "./help.ts";
import type { Verb } from "./verb.ts";

export const verbs: readonly Verb[] = [deploy, cancel, help];
