// What a push means for the pull requests whose head it moves.
import type { Actor } from "./actor.ts";
import { openSuites } from "./check-suites.ts";
import type { PullRequest, Repository, State } from "./model.ts";
import { fullName } from "./repositories.ts";
import { timestamp } from "./time.ts";

interface Head {
  readonly branch: string;
  readonly by: Actor;
}

function* openPulls(state: State, head: Repository, branch: string): Generator<[Repository, PullRequest]> {
  for (const repository of state.repositories.values()) {
    for (const pull of repository.pulls.values()) {
      const isHead = pull.headRepository === fullName(head) && pull.headRef === branch;
      if (isHead && pull.state === "open") yield [repository, pull];
    }
  }
}

export function followHead(state: State, head: Repository, move: Head & { readonly sha: string }): void {
  for (const [repository, pull] of openPulls(state, head, move.branch)) {
    const before = pull.headSha;
    pull.headSha = move.sha;
    pull.updatedAt = timestamp(state);
    const moved = { repository, pull, before, after: move.sha, sender: move.by.login };
    state.events.emit({ name: "pull_request", action: "synchronize", ...moved });
    if (repository !== head) openSuites(state, repository, { sha: move.sha, headBranch: null });
  }
}

/** GitHub closes a pull request whose head branch is deleted; its last head stays known. */
export function loseHead(state: State, head: Repository, { branch, by }: Head): void {
  for (const [repository, pull] of openPulls(state, head, branch)) {
    pull.state = "closed";
    pull.closedAt = pull.updatedAt = timestamp(state);
    state.events.emit({ name: "pull_request", action: "closed", repository, pull, sender: by.login });
  }
}
