// The ids that a call of pg-boss changed: it answers them, and leaves them out of its types.
import type { CommandResponse } from "pg-boss";

export const touched = (answer: CommandResponse): readonly string[] =>
  "settled" in answer && Array.isArray(answer.settled) ? answer.settled : [];
