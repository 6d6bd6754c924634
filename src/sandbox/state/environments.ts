// GitHub Environments: made by hand with protection, or by the first deployment that names one.
import { newIdentity } from "./ids.ts";
import type { Environment, Repository, State } from "./model.ts";
import { timestamp } from "./time.ts";

export type Protection = Partial<Pick<Environment, "waitTimer" | "preventSelfReview" | "reviewers" | "branchPolicy">>;

/** Names differ by more than case: https://docs.github.com/actions/deployment/targeting-different-environments */
export const findEnvironment = ({ environments }: Repository, name: string): Environment | null =>
  [...environments.values()].find((environment) => environment.name.toLowerCase() === name.toLowerCase()) ?? null;

/** A second call with the same name changes its protection only where it is given. */
export function ensureEnvironment(
  state: State,
  repository: Repository,
  input: { readonly name: string } & Protection,
): Environment {
  const known = findEnvironment(repository, input.name);
  if (known) return Object.assign(known, { ...input, name: known.name });
  const environment: Environment = {
    ...newIdentity(state, "Environment"),
    createdAt: timestamp(state),
    waitTimer: 0,
    preventSelfReview: false,
    reviewers: [],
    branchPolicy: null,
    ...input,
  };
  repository.environments.set(input.name, environment);
  return environment;
}
