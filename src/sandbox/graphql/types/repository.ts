// Repository: the root of most queries.
import { findEnvironment } from "../../state/environments.ts";
import type { PullRequest, Repository } from "../../state/model.ts";
import { findRepository, fullName, roleIn } from "../../state/repositories.ts";
import { mayRead, readsOf, visible } from "../access.ts";
import { paged, type Page } from "../connection.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../refusal.ts";
import type { Resolved } from "../resolved.ts";
import { located, pathIn } from "../urls.ts";
import { deploymentsField } from "./deployments-field.ts";
import { gitObject, type ObjectArgs } from "./git-object.ts";
import { stateOf } from "./ref.ts";
import { pullNotFound } from "./required.ts";

export const repositoryObject = (context: Context, repository: Repository): Resolved => ({
  __typename: "Repository",
  ...located(context, pathIn(repository)),
  ...recordFields(context, repository),
  ...gitFields(context, repository),
  ...environmentFields(context, repository),
  ...pullFields(context, repository),
});

function recordFields({ state, viewer, show }: Context, repository: Repository) {
  const parent = repository.forkOf ? findRepository(state, repository.forkOf) : null;
  return {
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    owner: () => show.actor(repository.owner),
    parent: () => parent && show.repository(parent),
    createdAt: repository.createdAt,
    pushedAt: repository.pushedAt,
    isArchived: repository.archived,
    isDisabled: false,
    isLocked: false,
    isPrivate: repository.private,
    isFork: repository.forkOf !== null,
    isEmpty: repository.branches.size === 0,
    visibility: repository.private ? "PRIVATE" : "PUBLIC",
    // Apps have permissions instead of a role.
    viewerPermission: viewer.kind === "person" ? roleIn(repository, viewer.login).role.toUpperCase() : null,
  };
}

function gitFields(context: Context, repository: Repository) {
  const reads = readsOf(context, repository);
  const ref = ({ qualifiedName }: { qualifiedName: string }): Resolved | null =>
    ["", "refs/", "refs/heads/", "refs/tags/"]
      .map((prefix) => context.show.ref(repository, `${prefix}${qualifiedName}`))
      .find((found) => found !== null) ?? null;
  return {
    defaultBranchRef: reads("contents", () => context.show.ref(repository, `refs/heads/${repository.defaultBranch}`)),
    ref: reads("contents", ref),
    object: reads("contents", (args: ObjectArgs) => gitObject(context, repository, args)),
  };
}

interface EnvironmentArgs extends Page {
  readonly names?: readonly string[] | null;
  readonly orderBy?: { readonly direction: "ASC" | "DESC" } | null;
}

function environmentsOf(repository: Repository, { names, orderBy }: EnvironmentArgs) {
  const all = [...repository.environments.values()].sort((one, other) => one.name.localeCompare(other.name));
  const found = names?.length ? all.filter(({ name }) => names.includes(name)) : all;
  return orderBy?.direction === "DESC" ? found.toReversed() : found;
}

function environmentFields(context: Context, repository: Repository) {
  return {
    environment: readsOf(context, repository)("actions", ({ name }: { name: string }) => {
      const found = findEnvironment(repository, name);
      return found && context.show.environment(repository, found);
    }),
    environments: paged(
      (args: EnvironmentArgs) =>
        mayRead(context, repository, "actions") ? environmentsOf(repository, args) : forbidden(),
      (environment) => context.show.environment(repository, environment),
    ),
    deployments: deploymentsField(context, repository),
  };
}

interface PullArgs extends Page {
  readonly states?: readonly string[] | null;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: { readonly direction: "ASC" | "DESC"; readonly field: string } | null;
}

function pullsOf({ pulls }: Repository, args: PullArgs): PullRequest[] {
  const { states, headRefName, baseRefName, labels, orderBy } = args;
  const found = [...pulls.values()].filter(
    (pull) =>
      (!states || states.includes(stateOf(pull))) &&
      (!headRefName || pull.headRef === headRefName) &&
      (!baseRefName || pull.base === baseRefName) &&
      (!labels || pull.labels.some((label) => labels.includes(label))),
  );
  if (orderBy?.field === "UPDATED_AT") found.sort((one, other) => one.updatedAt.localeCompare(other.updatedAt));
  return orderBy?.direction === "DESC" ? found.toReversed() : found;
}

function pullFields(context: Context, repository: Repository) {
  return {
    pullRequest: readsOf(context, repository)("pull_requests", ({ number }: { number: number }) => {
      const found = repository.pulls.get(number);
      return found ? context.show.pullRequest(repository, found) : pullNotFound(number);
    }),
    pullRequests: paged(
      (args: PullArgs) => (mayRead(context, repository, "pull_requests") ? pullsOf(repository, args) : forbidden()),
      (pull) => context.show.pullRequest(repository, pull),
    ),
  };
}

export function repositoryNamed(context: Context, name: string): Repository | null {
  const found = findRepository(context.state, name);
  return found && visible(context, found) ? found : null;
}
