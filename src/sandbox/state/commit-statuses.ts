// Commit statuses: a context's word about a commit.
import type { Actor } from "./actor.ts";
import { newIdentity } from "./ids.ts";
import type { CommitStatus, Repository, State } from "./model.ts";
import { timestamp } from "./time.ts";

export interface NewCommitStatus {
  readonly sha: string;
  readonly state: CommitStatus["state"];
  readonly context?: string;
  readonly description?: string | null;
  readonly targetUrl?: string | null;
  readonly by: Actor;
}

export function createCommitStatus(state: State, repository: Repository, input: NewCommitStatus): CommitStatus {
  const status: CommitStatus = {
    ...newIdentity(state, "StatusContext"),
    sha: input.sha,
    context: input.context ?? "default",
    state: input.state,
    description: input.description ?? null,
    targetUrl: input.targetUrl ?? null,
    creator: input.by.login,
    createdAt: timestamp(state),
  };
  repository.statuses.push(status);
  state.events.emit({ name: "status", action: null, repository, status, sender: input.by.login });
  return status;
}
