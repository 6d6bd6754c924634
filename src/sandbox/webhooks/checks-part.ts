// Commit statuses and checks, as their webhooks tell them.
import { commitOf, isAncestor } from "../state/ancestry.ts";
import type { CheckRunEvent, CheckSuiteEvent, StatusEvent } from "../state/events.ts";
import { fullName } from "../state/repositories.ts";
import { toCheckRunJson, toShortStatusJson, toShortSuiteJson, toSuiteJson } from "../wire/check.ts";
import { toCommitJson } from "../wire/commit.ts";
import { type Json, repositoryApiUrl, type Wire } from "../wire/wire.ts";

export function toChecksPart(wire: Wire, event: StatusEvent | CheckRunEvent | CheckSuiteEvent): Json {
  switch (event.name) {
    case "status":
      return toStatusPart(wire, event);
    case "check_run":
      return toCheckRunPart(wire, event);
    case "check_suite":
      return { check_suite: toSuiteJson(wire, event.repository, event.suite) };
  }
}

/** Every branch that holds the commit, but no pull request. */
function toStatusPart(wire: Wire, { repository, status }: StatusEvent): Json {
  const { url: _, node_id: __, ...fields } = toShortStatusJson(wire, repository, status);
  const branches = [...repository.branches].filter(([, head]) => isAncestor(repository, status.sha, head)).slice(0, 10);
  return {
    ...fields,
    sha: status.sha,
    name: fullName(repository),
    commit: toCommitJson(wire, repository, commitOf(repository, status.sha)),
    branches: branches.map(([name, sha]) => ({
      name,
      commit: { sha, url: repositoryApiUrl(wire, repository, `/commits/${sha}`) },
      protected: repository.requiredContexts.has(name),
    })),
  };
}

function toCheckRunPart(wire: Wire, { repository, run, suite, identifier }: CheckRunEvent): Json {
  const checkSuite = toShortSuiteJson(wire, repository, suite);
  return {
    check_run: { ...toCheckRunJson(wire, repository, run), check_suite: checkSuite },
    ...(identifier && { requested_action: { identifier } }),
  };
}
