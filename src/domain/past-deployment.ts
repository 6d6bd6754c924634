// A deployment as GitHub's history tells it: who asked for it, with what, how it stands, and whether it ever succeeded.
import { type DeploymentState, isFinal } from "./deployment.ts";
import type { Duration } from "./duration.ts";
import type { Parameters } from "./parameters.ts";

export interface PastDeployment {
  readonly id: number;
  readonly nodeId: string;
  readonly sha: string;
  /** Null: it names a sha, or a branch that is gone. */
  readonly ref: string | null;
  readonly task: string;
  readonly environment: string;
  readonly createdAt: string;
  /** This App made it. What any other's payload says is only what somebody wrote. */
  readonly ours: boolean;
  /** A login: of one of ours, who asked for it; null: GitHub does not know any more. */
  readonly by: string | null;
  /** Of one of ours. */
  readonly pullRequest: number | null;
  /** Of one of ours: the deployment that it repeats. */
  readonly repeats: number | null;
  readonly parameters: Parameters;
  /** By name, as ciphertext. */
  readonly sealed: Readonly<Record<string, string>>;
  /** What is left of its payload. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Null: it has no status. */
  readonly state: DeploymentState | null;
  /** When it came to this state: ISO 8601. */
  readonly stateAt: string;
  readonly environmentUrl: string | null;
  /** Null: it has not succeeded; inactive is also what failed before. */
  readonly succeededAt: string | null;
}

/** Of a history, newest first: what runs there now. An operation never does. */
export const runsThere = (history: readonly PastDeployment[]): PastDeployment | null =>
  history.find(
    (one) =>
      one.task === "deploy" && one.succeededAt !== null && (one.state !== "inactive" || isOnlyOperatedOn(one, history)),
  ) ?? null;

/** In milliseconds: both times are GitHub's, in whole seconds. */
const sameMoment = 2_000;

/**
 * GitHub retires the deployments before at every success that does not ask it not to, also of an operation:
 * https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status. Tools of others seldom ask; an
 * operation is done with what runs, and takes the place of nothing.
 */
const isOnlyOperatedOn = ({ stateAt }: PastDeployment, history: readonly PastDeployment[]): boolean =>
  history.some(
    ({ task, succeededAt }) =>
      task !== "deploy" &&
      succeededAt !== null &&
      Math.abs(Date.parse(succeededAt) - Date.parse(stateAt)) <= sameMoment,
  );

/** Of a history, newest first: what is being carried out. One that was silent for longer than `timeout` is not. */
export const underWay = (
  history: readonly PastDeployment[],
  { now, timeout }: { readonly now: Date; readonly timeout: Duration },
): readonly PastDeployment[] =>
  history.filter(
    ({ state, stateAt }) => (state === null || !isFinal(state)) && now.getTime() - Date.parse(stateAt) < timeout,
  );
