// Everything that the page of a pull request shows, read at once.
import { findAccount } from "../../state/accounts.ts";
import type { Commit, PullRequest, Repository, State } from "../../state/model.ts";
import { findRepository } from "../../state/repositories.ts";
import type { Knows } from "../markdown/render.ts";
import { type Check, checksOf } from "./checks.ts";
import type { Journal } from "./journal.ts";
import { type Standing, standingOf } from "./merge.ts";
import { ownCommits } from "./own-commits.ts";
import type { Person } from "./people.ts";
import { type Entry, timelineOf } from "./timeline.ts";

export interface PullFacts {
  readonly repository: Repository;
  readonly pull: PullRequest;
  readonly people: readonly Person[];
  /** Whom the page plays now. */
  readonly you: Person;
  readonly commits: readonly Commit[];
  readonly entries: readonly Entry[];
  readonly checks: readonly Check[];
  /** null: the base is gone. */
  readonly standing: Standing | null;
  /** Whether the head branch is still there. */
  readonly hasHead: boolean;
  readonly knows: Knows;
}

export interface Asked {
  readonly repository: Repository;
  readonly pull: PullRequest;
  readonly people: readonly Person[];
  readonly you: Person;
}

export function readPull(state: State, journal: Journal, asked: Asked): PullFacts {
  const { repository, pull } = asked;
  const head = pull.headRepository ? findRepository(state, pull.headRepository) : null;
  return {
    ...asked,
    commits: ownCommits(repository, pull),
    entries: timelineOf(state, { repository, pull, journal }),
    checks: checksOf(state, repository, pull),
    standing: standingOf(repository, pull),
    hasHead: head?.branches.has(pull.headRef) ?? false,
    knows: (login) => findAccount(state, login) !== null,
  };
}
