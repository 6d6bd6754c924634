// Every gate of a deployment, one line each; their order does not matter.
import { approvals } from "./approvals.ts";
import { base } from "./base.ts";
import { draft } from "./draft.ts";
import { executor } from "./executor.ts";
import { fork } from "./fork.ts";
import { freeze } from "./freeze.ts";
import type { Gate } from "./gate.ts";
import { head } from "./head.ts";
import { lock } from "./lock.ts";
import { order } from "./order.ts";
import { permission } from "./permission.ts";
import { pullRequest } from "./pull-request.ts";
import { queue } from "./queue.ts";
import { refs } from "./refs.ts";
import { repository } from "./repository.ts";
import { requiredContexts } from "./required-contexts.ts";
import { reviews } from "./reviews.ts";
import { signed } from "./signed.ts";
import { timer } from "./timer.ts";
import { upToDate } from "./up-to-date.ts";

export const gates: readonly Gate[] = [
  permission,
  repository,
  pullRequest,
  draft,
  base,
  refs,
  fork,
  head,
  requiredContexts,
  reviews,
  upToDate,
  signed,
  order,
  approvals,
  timer,
  freeze,
  lock,
  queue,
  executor,
];
