// Slipway reports on its own deployments only, and never after an end; of others it retires what its own took the place of.
import type { DeploymentStatus } from "../../../src/sandbox/state/model.ts";
import type { Invariant } from "../evidence.ts";
import { slipway } from "../words.ts";

export const ownStatuses: Invariant = ({ repositories }) =>
  repositories
    .flatMap(({ deployments }) => deployments)
    .filter(({ creator, statuses }) => creator !== slipway && statuses.some(isReport))
    .map(({ id, creator }) => `Slipway reports on deployment ${id}, which is ${creator}'s`);

/** In production GitHub leaves active what was replaced. */
const isReport = ({ creator, state, environment }: DeploymentStatus): boolean =>
  creator === slipway && !(state === "inactive" && environment === "production");

export const oneEnd: Invariant = ({ repositories }) =>
  repositories
    .flatMap(({ deployments }) => deployments)
    .filter(
      ({ statuses }) => statuses.filter(({ creator, state }) => creator === slipway && state === "error").length > 1,
    )
    .map(({ id }) => `Slipway ended deployment ${id} more than once`);
