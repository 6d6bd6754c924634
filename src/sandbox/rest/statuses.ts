// Commit statuses.
import { createCommitStatus } from "../state/commit-statuses.ts";
import { latestStatuses } from "../state/contexts.ts";
import type { CommitStatus } from "../state/model.ts";
import { actorOf } from "../state/viewer.ts";
import { toShortStatusJson, toStatusJson } from "../wire/check.ts";
import { toRepositoryJson } from "../wire/repository.ts";
import { repositoryApiUrl } from "../wire/wire.ts";
import { type Answer, type AskedInRepository, created, given, ok, optionalText, text } from "./asked.ts";
import { commitAt } from "./commits.ts";
import { paginate } from "./paginate.ts";
import { type Route, route } from "./route.ts";

/** Without check runs, and `pending` where there is no status at all: https://docs.github.com/rest/commits/statuses#get-the-combined-status-for-a-specific-reference */
function combinedState(statuses: readonly CommitStatus[]): string {
  const states = statuses.map(({ state }) => state);
  if (states.some((state) => state === "error" || state === "failure")) return "failure";
  return states.length === 0 || states.includes("pending") ? "pending" : "success";
}

function readCombined(asked: AskedInRepository): Answer {
  const { wire, repository } = asked;
  const { oid } = commitAt(asked, text(asked.params["ref"]));
  const latest = latestStatuses(repository, oid);
  const { items, headers } = paginate(asked, latest);
  const commitUrl = repositoryApiUrl(wire, repository, `/commits/${oid}`);
  return ok(
    {
      state: combinedState(latest),
      statuses: items.map((status) => toShortStatusJson(wire, repository, status)),
      sha: oid,
      total_count: latest.length,
      repository: toRepositoryJson(wire, repository),
      commit_url: commitUrl,
      url: `${commitUrl}/status`,
    },
    headers,
  );
}

/** Newest first. */
function list(asked: AskedInRepository): Answer {
  const { wire, repository } = asked;
  const { oid } = commitAt(asked, text(asked.params["ref"]));
  const all = repository.statuses.filter(({ sha }) => sha === oid).toReversed();
  const { items, headers } = paginate(asked, all);
  return ok(
    items.map((status) => toStatusJson(wire, repository, status)),
    headers,
  );
}

function create(asked: AskedInRepository): Answer {
  const { wire, state, repository, body, viewer } = asked;
  const status = createCommitStatus(state, repository, {
    ...given({
      context: optionalText(body["context"]),
      description: optionalText(body["description"]),
      targetUrl: optionalText(body["target_url"]),
    }),
    sha: commitAt(asked, text(asked.params["sha"])).oid,
    state: body["state"] as CommitStatus["state"],
    by: actorOf(viewer),
  });
  return created(toStatusJson(wire, repository, status));
}

export const statusRoutes: readonly Route[] = [
  route("GET /commits/{ref}/status", "statuses:read", readCombined),
  route("GET /commits/{ref}/statuses", "statuses:read", list),
  route("POST /statuses/{sha}", "statuses:write", create),
];
