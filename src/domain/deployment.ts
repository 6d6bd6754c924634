// A deployment and its statuses, in GitHub's words, and which of its statuses counts.

export const states = ["queued", "pending", "in_progress", "success", "failure", "error", "inactive"] as const;
export type DeploymentState = (typeof states)[number];

export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentState;
  readonly description: string;
  readonly environmentUrl: string | null;
  readonly logUrl: string | null;
  readonly createdAt: string;
  /** A login; "" where GitHub does not say. */
  readonly by: string;
}

export interface Deployment {
  readonly id: number;
  /** GraphQL's. */
  readonly nodeId: string;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly createdAt: string;
  /** GitHub's GraphQL calls it ACTIVE; false where only REST was asked, which does not say. */
  readonly active: boolean;
  /** The id of the request that its payload names; null where another tool made it. */
  readonly request: string | null;
}

const final: readonly DeploymentState[] = ["success", "failure", "error", "inactive"];

export const isFinal = (state: DeploymentState): boolean => final.includes(state);

/**
 * The status that counts where others report: GitHub's newest, whatever order the deliveries came in.
 * The same status twice is the same status.
 */
export function newest(a: DeploymentStatus | null, b: DeploymentStatus): DeploymentStatus {
  if (!a) return b;
  const order = Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id;
  return order >= 0 ? b : a;
}
