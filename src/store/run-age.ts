// Which of two runs is older.
import type { Run } from "../domain/run.ts";

/** For sorting; runs of the same moment stay as they are. */
export const byAge = (a: Run, b: Run): number => Date.parse(a.createdAt) - Date.parse(b.createdAt);
