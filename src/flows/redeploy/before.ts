// What last succeeded before what runs now.
import { isDeepStrictEqual } from "node:util";
import { type PastDeployment, runsThere } from "../../domain/past-deployment.ts";
import { deployTask } from "../plan-deployment.ts";

/**
 * Of a history, newest first. What was rolled back to runs as it did before: the next one back is before that, not what
 * was rolled back. The same code with the same values is no way back.
 */
export function before(history: readonly PastDeployment[]): PastDeployment | null {
  const running = runsThere(history);
  const from = running ? history.indexOf(original(running, history)) + 1 : 0;
  return history.slice(from).find((one) => isSuccessOfOurs(one) && !(running && isSame(one, running))) ?? null;
}

function original(past: PastDeployment, history: readonly PastDeployment[]): PastDeployment {
  const repeated = past.repeats === null ? undefined : history.find(({ id }) => id === past.repeats);
  // Payloads of ours point back; one that does not would go round in circles.
  return repeated && repeated.id < past.id ? original(repeated, history) : past;
}

export const isSuccessOfOurs = ({ ours, task, succeededAt }: PastDeployment): boolean =>
  ours && task === deployTask && succeededAt !== null;

const isSame = (a: PastDeployment, b: PastDeployment): boolean =>
  a.sha === b.sha && isDeepStrictEqual([a.parameters, a.sealed, a.payload], [b.parameters, b.sealed, b.payload]);
