// What a command takes over from a deployment of before.
import type { Parameters } from "../../domain/parameters.ts";
import type { PastDeployment } from "../../domain/past-deployment.ts";
import type { Because } from "../../domain/reasons.ts";
import type { Target } from "../../domain/request.ts";
import type { Sealed } from "../../domain/sealed.ts";

export interface Redeployed {
  readonly target: Target;
  /** At the latest then the commit was there: ISO 8601. */
  readonly deployedAt: string;
  readonly parameters: Parameters;
  readonly sealed: Sealed;
}

export type FoundTarget = { readonly redeployed: Redeployed } | { readonly refused: readonly Because[] };

export const refused = (...because: readonly Because[]): FoundTarget => ({ refused: because });

type Given = Pick<Redeployed, "parameters" | "sealed">;

/** With the payload of the configuration as it is now. */
export const sameCode = (past: PastDeployment, { parameters, sealed }: Given): FoundTarget => ({
  redeployed: { target: { ...targetOf(past), payload: null }, deployedAt: past.createdAt, parameters, sealed },
});

/** With everything that it was made with. */
export const sameDeployment = (past: PastDeployment): FoundTarget => ({
  redeployed: {
    target: { ...targetOf(past), payload: past.payload },
    deployedAt: past.createdAt,
    parameters: past.parameters,
    sealed: past.sealed,
  },
});

const targetOf = ({ id, sha, environment }: PastDeployment): Omit<Target, "payload"> => ({
  deployment: id,
  sha,
  environment,
});
