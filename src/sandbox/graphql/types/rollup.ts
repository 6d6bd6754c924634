// What statuses and check runs together say of a commit: StatusCheckRollup and Status.
import { type Context as Reported, contextsOf, latestStatuses, rollup } from "../../state/contexts.ts";
import { nodeIdOf } from "../../state/ids.ts";
import type { Repository } from "../../state/model.ts";
import { mayRead, readsOf } from "../access.ts";
import { paged } from "../connection.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../refusal.ts";
import type { Resolved } from "../resolved.ts";
import { statusObject } from "./status-context.ts";

const isRun = ({ kind }: Reported): boolean => kind === "check_run";

/** One that the viewer may not read is null in the list, beside an error with its index. */
function contextNode(context: Context, repository: Repository, reported: Reported): Resolved | Error {
  if (!mayRead(context, repository, reported.kind === "status" ? "statuses" : "checks")) return forbidden();
  if (reported.kind === "status") return statusObject(context, repository, reported.status);
  return context.show.run(repository, reported.run);
}

function countsByState(__typename: string, reported: readonly Reported[]): Resolved[] {
  const words = reported.map(({ word }) => word.toUpperCase());
  return [...new Set(words)].map((state) => ({
    __typename,
    state,
    count: words.filter((word) => word === state).length,
  }));
}

function counts(reported: readonly Reported[]) {
  const [runs, statuses] = [reported.filter(isRun), reported.filter((context) => !isRun(context))];
  return {
    checkRunCount: runs.length,
    checkRunCountsByState: countsByState("CheckRunStateCount", runs),
    statusContextCount: statuses.length,
    statusContextCountsByState: countsByState("StatusContextStateCount", statuses),
  };
}

const idIn = (type: string, repository: Repository, oid: string) => nodeIdOf(type, `${repository.id}:${oid}`);

/** null where nothing was ever reported; without any of both permissions it is refused as a whole. */
function rollupObject(context: Context, repository: Repository, oid: string): Resolved | Error | null {
  const reported = contextsOf(repository, oid);
  const state = rollup(reported);
  if (state === null) return null;
  if (!mayRead(context, repository, "checks") && !mayRead(context, repository, "statuses")) return forbidden();
  return {
    __typename: "StatusCheckRollup",
    id: idIn("StatusCheckRollup", repository, oid),
    state,
    commit: () => context.show.commit(repository, oid),
    contexts: paged(
      () => reported,
      (one) => contextNode(context, repository, one),
      counts,
    ),
  };
}

function combinedStatus(context: Context, repository: Repository, oid: string): Resolved | null {
  const statuses = latestStatuses(repository, oid);
  const shown = statuses.map((status) => statusObject(context, repository, status));
  const state = rollup(contextsOf(repository, oid).filter((reported) => !isRun(reported)));
  if (state === null) return null;
  return {
    __typename: "Status",
    id: idIn("Status", repository, oid),
    state,
    commit: () => context.show.commit(repository, oid),
    contexts: shown,
    context: ({ name }: { name: string }) => shown.find((status) => status["context"] === name) ?? null,
  };
}

export const rollupFields = (context: Context, repository: Repository, oid: string) => ({
  statusCheckRollup: () => rollupObject(context, repository, oid),
  status: readsOf(context, repository)("statuses", () => combinedStatus(context, repository, oid)),
});
