// A reason with the facts that it typically knows.
import { exampleReasons } from "../../scripts/docs/example-reasons.ts";
import { type Because, because, type Reason, type ReasonFacts } from "../../src/domain/reasons.ts";

/** `aBecause("fork")`, or with facts of the test's own. */
export const aBecause = <R extends Reason>(reason: R, told: Partial<ReasonFacts[R]> = {}): Because =>
  because(reason, { ...exampleReasons[reason], ...told });

export { exampleReasons as everyReason };
