// The deployments of a repository or commit: filtered by environment, oldest first unless asked otherwise.
import type { Deployment, Repository } from "../../state/model.ts";
import { mayRead } from "../access.ts";
import { paged, type Page } from "../connection.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../refusal.ts";

interface Args extends Page {
  readonly environments?: readonly string[] | null;
  readonly orderBy?: { readonly direction: "ASC" | "DESC" } | null;
}

function selected(deployments: readonly Deployment[], { environments, orderBy }: Args): Deployment[] {
  const found = deployments.filter(({ environment }) => !environments || environments.includes(environment));
  return orderBy?.direction === "DESC" ? found.toReversed() : found;
}

export const deploymentsField = (
  context: Context,
  repository: Repository,
  of: (deployment: Deployment) => boolean = () => true,
) =>
  paged(
    (args: Args) =>
      mayRead(context, repository, "deployments") ? selected(repository.deployments.filter(of), args) : forbidden(),
    (deployment) => context.show.deployment(repository, deployment),
  );
