// What a deployment took the place of, and GitHub leaves active: in production and in transient environments.
import type { StatusWrite } from "./ports.ts";

/** Node ids of deployments, and the number of the one that succeeded. */
export const retired = (replaces: readonly string[], by: number): readonly StatusWrite[] =>
  replaces.map((deployment) => ({
    deployment,
    state: "inactive",
    description: `Replaced by deployment ${by}`,
    environmentUrl: null,
    logUrl: null,
  }));
