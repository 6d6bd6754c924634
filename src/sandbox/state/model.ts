// What the sandbox remembers: GitHub's records, reduced to what its API shows of them. Plain mutable data, no behaviour.
import type { Clock } from "../../domain/clock.ts";
import type { EventSink } from "./events.ts";
import type { Account, Role, Team } from "./model/accounts.ts";
import type { Workflow, WorkflowRun } from "./model/actions.ts";
import type { App, Installation, Token, ManifestCode, UserCode, UserToken } from "./model/apps.ts";
import type { CheckRun, CheckSuite, CommitStatus } from "./model/checks.ts";
import type { Comment, Issue, PullRequest } from "./model/conversations.ts";
import type { Deployment, Environment } from "./model/deployments.ts";
import type { Activity, Commit } from "./model/git.ts";

export type * from "./model/accounts.ts";
export type * from "./model/actions.ts";
export type * from "./model/apps.ts";
export type * from "./model/checks.ts";
export type * from "./model/conversations.ts";
export type * from "./model/deployments.ts";
export type * from "./model/git.ts";

export interface Repository {
  readonly id: number;
  readonly nodeId: string;
  owner: string;
  name: string;
  private: boolean;
  archived: boolean;
  /** full_name of what this is a fork of. */
  forkOf: string | null;
  readonly createdAt: string;
  pushedAt: string;
  defaultBranch: string;
  readonly collaborators: Map<string, { role: Role; roleName: string }>;
  /** Shared by a repository and its forks, as on GitHub: a fork's commit is found in the base by its sha. */
  readonly commits: Map<string, Commit>;
  /** Branch name to sha. */
  readonly branches: Map<string, string>;
  /** Tag name to the sha of its commit. */
  readonly tags: Map<string, string>;
  /** Names of tags that are objects of their own, with a message, and point at the commit. */
  readonly annotatedTags: Set<string>;
  readonly activity: Activity[];
  readonly statuses: CommitStatus[];
  readonly suites: CheckSuite[];
  readonly checkRuns: CheckRun[];
  readonly pulls: Map<number, PullRequest>;
  readonly issues: Map<number, Issue>;
  readonly comments: Comment[];
  readonly deployments: Deployment[];
  readonly workflows: Workflow[];
  /** In the order they were dispatched. */
  readonly workflowRuns: WorkflowRun[];
  /** GitHub Environments by name, with their protection. */
  readonly environments: Map<string, Environment>;
  /** Contexts that a rule of the branch requires, by branch name. */
  readonly requiredContexts: Map<string, string[]>;
  /** Approving reviews that a rule of the branch requires, by branch name. */
  readonly requiredReviews: Map<string, number>;
}

export interface State {
  readonly clock: Clock;
  /** Who listens to what happens: webhooks, pages. Every operation tells it after it changed the state. */
  readonly events: EventSink;
  /** The next id, shared by everything that has one: ids only grow. */
  nextId: number;
  readonly accounts: Map<string, Account>;
  /** Key: full_name in lower case. */
  readonly repositories: Map<string, Repository>;
  /** Former full names in lower case, to ids: GitHub redirects them. */
  readonly formerNames: Map<string, number>;
  readonly apps: Map<number, App>;
  readonly installations: Map<number, Installation>;
  readonly tokens: Map<string, Token>;
  /** Personal access tokens of people: token to login. */
  readonly personalTokens: Map<string, string>;
  readonly manifestCodes: Map<string, ManifestCode>;
  readonly userCodes: Map<string, UserCode>;
  readonly userTokens: Map<string, UserToken>;
  /** Key: "organisation/slug" in lower case. */
  readonly teams: Map<string, Team>;
}
