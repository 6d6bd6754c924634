// The verbs of this version: one line for each.
import { approve } from "./approve.ts";
import { cancel } from "./cancel.ts";
import { deploy } from "./deploy.ts";
import { help } from "./help.ts";
import { history } from "./history.ts";
import { lock } from "./lock.ts";
import { reject } from "./reject.ts";
import { promote } from "./promote.ts";
import { rollback } from "./rollback.ts";
import { run } from "./run.ts";
import { status } from "./status.ts";
import { unlock } from "./unlock.ts";
import type { Verb } from "./verb.ts";

export const verbs: readonly Verb[] = [
  deploy,
  rollback,
  promote,
  run,
  cancel,
  approve,
  reject,
  lock,
  unlock,
  status,
  history,
  help,
];
