// Every gate of a deployment, one line each; their order does not matter.
import { base } from "./base.ts";
import { draft } from "./draft.ts";
import { fork } from "./fork.ts";
import type { Gate } from "./gate.ts";
import { head } from "./head.ts";
import { permission } from "./permission.ts";
import { pullRequest } from "./pull-request.ts";
import { repository } from "./repository.ts";
import { requiredContexts } from "./required-contexts.ts";
import { upToDate } from "./up-to-date.ts";

export const gates: readonly Gate[] = [
  permission,
  repository,
  pullRequest,
  draft,
  base,
  fork,
  head,
  requiredContexts,
  upToDate,
];
