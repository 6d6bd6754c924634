// Never two running deployments of Slipway's in one environment.
import type { Invariant } from "../evidence.ts";

export const oneRunning: Invariant = ({ recorder }) =>
  recorder.made
    .filter(({ beside }) => beside.length > 0)
    .map(
      ({ repository, deployment, beside }) =>
        `deployment ${deployment.id} to ${deployment.environment} of ${repository.owner} began while ${beside.join(", ")} still ran`,
    );
