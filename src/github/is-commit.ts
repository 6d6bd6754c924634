// Whether an object that GitHub shows is a commit: a fragment leaves everything else empty.
import type { CommitAnswer } from "./facts-answer.ts";

export const isCommit = (object: CommitAnswer | Record<string, never> | null | undefined): object is CommitAnswer =>
  typeof object?.oid === "string";
