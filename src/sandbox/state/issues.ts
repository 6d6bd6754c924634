// Issues that are no pull requests: Slipway must leave them alone.
import type { Actor } from "./actor.ts";
import { newIdentity } from "./ids.ts";
import type { Issue, Repository, State } from "./model.ts";
import { nextNumber } from "./repositories.ts";
import { timestamp } from "./time.ts";

export function openIssue(
  state: State,
  repository: Repository,
  input: { title: string; body?: string; by: Actor },
): Issue {
  const now = timestamp(state);
  const issue: Issue = {
    ...newIdentity(state, "Issue"),
    number: nextNumber(repository),
    title: input.title,
    body: input.body ?? "",
    author: input.by.login,
    state: "open",
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  repository.issues.set(issue.number, issue);
  return issue;
}
