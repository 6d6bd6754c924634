// What the pages show, and who answers it: each answer holds what GitHub lets this person read, and nothing else.
import type { EnvironmentStanding } from "../cards/status-card.ts";
import type { AuditEntry } from "../domain/audit.ts";
import type { DeploymentState, DeploymentStatus } from "../domain/deployment.ts";
import type { Measured } from "../domain/dora.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import type { DeployRequest } from "../domain/request.ts";
import type { Unread } from "../domain/snapshot.ts";
import type { Session } from "./sign-in/options.ts";

export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** Null: there is none, or it is not for this person, and nobody learns which. "signed_out": GitHub takes the token no more. */
export type Answer<Shown> = Promise<Shown | null | "signed_out">;

/** Each asks GitHub what the person may read before anything else is answered. Throws `Fault`. */
export interface Pages {
  /** Those with Slipway in them, in the order in which they are shown. */
  repositories(viewer: Session): Answer<RepositoriesShown>;
  environments(viewer: Session, repository: RepositoryName): Answer<EnvironmentsShown>;
  history(viewer: Session, asked: HistoryWanted): Answer<HistoryShown>;
  /** Of an environment, back to `since` (ISO 8601) at least, where that was kept. */
  measured(viewer: Session, asked: MeasuredWanted): Answer<Measured | Unread>;
  deployment(viewer: Session, repository: RepositoryName, id: number): Answer<DeploymentShown>;
  audit(viewer: Session, asked: AuditWanted): Answer<AuditShown>;
}

export interface RepositoriesShown {
  readonly repositories: readonly RepositoryShown[];
  /** Where the App is installed on more of them; null: nobody knows. */
  readonly installUrl: string | null;
}

export interface RepositoryShown extends RepositoryName {
  readonly url: string;
  readonly isPrivate: boolean;
  readonly standings: readonly EnvironmentStanding[] | Unread;
}

export interface EnvironmentsShown extends RepositoryShown {
  /** What is wrong with slipway.yml, in a sentence; null: nothing. */
  readonly trouble: string | null;
}

export interface HistoryFilter {
  /** Null, of each: all. */
  readonly task: string | null;
  readonly state: DeploymentState | null;
  /** A login. */
  readonly by: string | null;
}

export interface HistoryWanted extends RepositoryName, HistoryFilter {
  readonly environment: string;
  /** From 1. */
  readonly page: number;
}

export interface HistoryShown {
  readonly url: string;
  /** As it is spelt. */
  readonly environment: string;
  /** Newest first: one page, of what the filter leaves. */
  readonly deployments: readonly PastDeployment[] | Unread;
  readonly hasMore: boolean;
  /** Of the environment, for the filter. */
  readonly tasks: readonly string[];
  /** How it stands now; null: nobody knows. */
  readonly standing: EnvironmentStanding | null;
}

export interface MeasuredWanted extends RepositoryName {
  readonly environment: string;
  readonly since: string;
}

export interface DeploymentShown {
  readonly url: string;
  readonly deployment: PastDeployment;
  /** Oldest first. */
  readonly statuses: readonly DeploymentStatus[] | Unread;
  /** Null: another tool made it, or it is too long ago. */
  readonly request: DeployRequest | null;
  /** The last decision on its request that the audit log keeps. */
  readonly decision: AuditEntry | null;
  /** What ran before it. */
  readonly before: Pick<PastDeployment, "id" | "sha"> | null;
  /** Where its log can be read: an address, or a path below the base of all addresses without "/" before it. */
  readonly logUrl: string | null;
}

export interface AuditWanted extends RepositoryName {
  /** Entries before this number; null: the newest. */
  readonly before: number | null;
}

export interface AuditShown {
  readonly url: string;
  /** Newest first. */
  readonly entries: readonly (AuditEntry & { readonly number: number })[];
  readonly hasMore: boolean;
}
