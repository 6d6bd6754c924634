// Query.node and Query.nodes: any record by its node id.
import type { Repository } from "../state/model.ts";
import { mayRead, type Permission } from "./access.ts";
import type { Context } from "./context.ts";
import { findNamed, findRecord, type Found, reviewsIn } from "./nodes.ts";
import { forbidden, nodeNotFound, Refusal } from "./refusal.ts";
import type { Resolved } from "./resolved.ts";
import { statusObject as deploymentStatusObject } from "./types/deployment.ts";
import { statusObject } from "./types/status-context.ts";

type Find = (context: Context, id: string) => Resolved | Error | null;

/** A list of records that have node ids: what reads them, and how one is shown. */
function kind<Item extends { readonly nodeId: string }>(
  permission: Permission | null,
  list: (repository: Repository) => Iterable<Item>,
  show: (context: Context, found: Found<Item>) => Resolved,
): Find {
  return (context, id) => {
    const found = findRecord(context, id, list);
    if (!found) return null;
    return permission && !mayRead(context, found.repository, permission) ? forbidden() : show(context, found);
  };
}

const reactedIn = (repository: Repository) => [
  ...repository.comments.map((comment) => ({
    given: comment.reactions,
    show: ({ show }: Context) => show.comment(repository, comment),
  })),
  ...reviewsIn(repository).map((found) => ({
    given: found.review.reactions,
    show: ({ show }: Context) => show.review(repository, found),
  })),
];

const reactionsIn = (repository: Repository) =>
  reactedIn(repository).flatMap(({ given, show }) =>
    given.map((reaction) => ({ nodeId: reaction.nodeId, reaction, show })),
  );

const deploymentStatusesIn = ({ deployments }: Repository) =>
  deployments.flatMap((deployment) =>
    deployment.statuses.map((status) => ({ nodeId: status.nodeId, deployment, status })),
  );

function refNode(context: Context, id: string): Resolved | Error | null {
  const found = findNamed(context, id, "Ref");
  if (!found) return null;
  return mayRead(context, found.repository, "contents")
    ? context.show.ref(found.repository, found.record)
    : forbidden();
}

function commitNode(context: Context, id: string): Resolved | Error | null {
  const found = findNamed(context, id, "Commit");
  if (!found?.repository.commits.has(found.record)) return null;
  return mayRead(context, found.repository, "contents")
    ? context.show.commit(found.repository, found.record)
    : forbidden();
}

function accountNode({ state, show }: Context, id: string): Resolved | null {
  const found = [...state.accounts.values()].find(({ nodeId }) => nodeId === id);
  return found ? show.actor(found.login) : null;
}

const kinds: readonly Find[] = [
  kind(
    null,
    (repository) => [repository],
    ({ show }, { record }) => show.repository(record),
  ),
  kind(
    "pull_requests",
    ({ pulls }) => pulls.values(),
    ({ show }, found) => show.pullRequest(found.repository, found.record),
  ),
  kind(
    "issues",
    ({ issues }) => issues.values(),
    ({ show }, found) => show.issue(found.repository, found.record),
  ),
  kind(
    "pull_requests",
    ({ comments }) => comments,
    ({ show }, found) => show.comment(found.repository, found.record),
  ),
  kind(
    "deployments",
    ({ deployments }) => deployments,
    ({ show }, found) => show.deployment(found.repository, found.record),
  ),
  kind(
    "actions",
    ({ environments }) => environments.values(),
    ({ show }, found) => show.environment(found.repository, found.record),
  ),
  kind(
    "checks",
    ({ suites }) => suites,
    ({ show }, found) => show.suite(found.repository, found.record),
  ),
  kind(
    "checks",
    ({ checkRuns }) => checkRuns,
    ({ show }, found) => show.run(found.repository, found.record),
  ),
  kind(
    "statuses",
    ({ statuses }) => statuses,
    (context, found) => statusObject(context, found.repository, found.record),
  ),
  kind("pull_requests", reviewsIn, ({ show }, { repository, record }) => show.review(repository, record)),
  kind("pull_requests", reactionsIn, (context, { record }) =>
    context.show.reaction(record.reaction, () => record.show(context)),
  ),
  kind("deployments", deploymentStatusesIn, (context, found) =>
    deploymentStatusObject(context, found.repository, found.record),
  ),
  refNode,
  commitNode,
  accountNode,
];

function nodeOf(context: Context, id: string): Resolved | Error {
  for (const find of kinds) {
    const found = find(context, id);
    if (found) return found;
  }
  return nodeNotFound(id);
}

export const nodeFields = (context: Context) => ({
  node: ({ id }: { id: string }) => nodeOf(context, id),
  nodes: ({ ids }: { ids: readonly string[] }) => {
    if (ids.length <= 100) return ids.map((id) => nodeOf(context, id));
    throw new Refusal("ARGUMENT_LIMIT", `You may not provide more than 100 node ids; you provided ${ids.length}.`);
  },
});
