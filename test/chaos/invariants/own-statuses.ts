// Slipway reports on its own deployments only, and never after an end.
import type { Invariant } from "../evidence.ts";
import { slipway } from "../words.ts";

export const ownStatuses: Invariant = ({ repositories }) =>
  repositories
    .flatMap(({ deployments }) => deployments)
    .filter(({ creator, statuses }) => creator !== slipway && statuses.some((status) => status.creator === slipway))
    .map(({ id, creator }) => `Slipway reports on deployment ${id}, which is ${creator}'s`);

export const oneEnd: Invariant = ({ repositories }) =>
  repositories
    .flatMap(({ deployments }) => deployments)
    .filter(
      ({ statuses }) => statuses.filter(({ creator, state }) => creator === slipway && state === "error").length > 1,
    )
    .map(({ id }) => `Slipway ended deployment ${id} more than once`);
