// What every resolver of one request shares: the state, who asks, and how to show each kind of record.
import type {
  CheckRun,
  CheckSuite,
  Comment,
  CommentReaction,
  Deployment,
  Environment,
  Issue,
  PullRequest,
  Repository,
  Review,
  State,
} from "../state/model.ts";
import type { Viewer } from "../state/viewer.ts";
import type { Cost } from "./cost.ts";
import type { Resolved } from "./resolved.ts";

/** The families of types know each other only by this table: their records point at each other in circles. */
export interface Show {
  actor(login: string): Resolved;
  repository(repository: Repository): Resolved;
  /** By its full name; null: there is no such branch or tag. */
  ref(repository: Repository, name: string): Resolved | null;
  commit(repository: Repository, oid: string): Resolved;
  suite(repository: Repository, suite: CheckSuite): Resolved;
  run(repository: Repository, run: CheckRun): Resolved;
  pullRequest(repository: Repository, pull: PullRequest): Resolved;
  issue(repository: Repository, issue: Issue): Resolved;
  review(repository: Repository, found: { readonly pull: PullRequest; readonly review: Review }): Resolved;
  comment(repository: Repository, comment: Comment): Resolved;
  reaction(reaction: CommentReaction, subject: () => Resolved): Resolved;
  deployment(repository: Repository, deployment: Deployment): Resolved;
  environment(repository: Repository, environment: Environment): Resolved;
}

export interface Context {
  readonly state: State;
  readonly viewer: Viewer;
  /** Where GitHub's pages are: scheme and host. */
  readonly origin: string;
  readonly cost: Cost;
  readonly show: Show;
}
