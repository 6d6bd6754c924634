// The root of mutations: run one after the other; one that fails leaves null and the next still runs.
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";
import { checkRunMutations } from "./check-runs.ts";
import { commentMutations } from "./comments.ts";
import { deploymentMutations } from "./deployments.ts";
import { reactionMutations } from "./reactions.ts";

export const mutationRoot = (context: Context): Resolved => ({
  __typename: "Mutation",
  ...commentMutations(context),
  ...reactionMutations(context),
  ...deploymentMutations(context),
  ...checkRunMutations(context),
});
