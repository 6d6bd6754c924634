// Everything that holds after every scenario.
import type { Invariant } from "../evidence.ts";
import { gatedSha, greenChecks } from "./gated-sha.ts";
import { keepsItsMark, oneComment, oneDeployment } from "./never-twice.ts";
import { noAlarm } from "./no-alarm.ts";
import { oneAnswer, oneOutcome } from "./one-outcome.ts";
import { oneRunning } from "./one-running.ts";
import { oneEnd, ownStatuses } from "./own-statuses.ts";
import { readersDeployNothing } from "./readers.ts";
import { cardsAreTrue, finalStaysFinal, noInternalErrors } from "./true-cards.ts";

/** They come true in the end: a scenario waits for them. */
export const inTheEnd: readonly Invariant[] = [oneOutcome, oneAnswer, cardsAreTrue];

/** They hold at every moment. */
export const always: readonly Invariant[] = [
  oneDeployment,
  oneComment,
  keepsItsMark,
  oneRunning,
  gatedSha,
  greenChecks,
  ownStatuses,
  oneEnd,
  finalStaysFinal,
  noInternalErrors,
  readersDeployNothing,
  noAlarm,
];
