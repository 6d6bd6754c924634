// Two tellings of one deployment, of which neither may know everything, become one.
import type { DeploymentState } from "./deployment.ts";
import type { PastDeployment } from "./past-deployment.ts";

/**
 * Deliveries come in any order, and GitHub's pages come late: how it stands is what the newer says. Who made it is
 * known to GitHub and to the request; a delivery by itself cannot tell. That it succeeded stays true.
 */
export function mergePast(known: PastDeployment, told: PastDeployment): PastDeployment {
  const [older, newer] = isOlder(told, known) ? [told, known] : [known, told];
  const { ours, by, pullRequest, repeats } = newer.ours || !older.ours ? newer : older;
  return {
    ...newer,
    ours,
    by,
    pullRequest,
    repeats,
    ref: newer.ref ?? older.ref,
    succeededAt: earlier(newer.succeededAt, older.succeededAt),
  };
}

function isOlder(a: PastDeployment, b: PastDeployment): boolean {
  const order = Date.parse(a.stateAt) - Date.parse(b.stateAt) || ending(a.state) - ending(b.state);
  return order < 0;
}

/** Of states of the same second the one that is nearer to the end came later. */
const ending = (state: DeploymentState | null): number => (state === null ? -1 : order.indexOf(state));

const order: readonly DeploymentState[] = [
  "queued",
  "pending",
  "in_progress",
  "failure",
  "error",
  "success",
  "inactive",
];

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}
