// What the pages show, and who answers it: each answer holds what GitHub lets this person read, and nothing else.
import type { EnvironmentStanding } from "../cards/status-card.ts";
import type { AuditEntry } from "../domain/audit.ts";
import type { DeploymentState, DeploymentStatus } from "../domain/deployment.ts";
import type { Measured } from "../domain/dora.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import type { Role } from "../domain/permission.ts";
import type { Environment } from "../domain/environment.ts";
import type { Because } from "../domain/reasons.ts";
import type { DeployRequest } from "../domain/request.ts";
import type { Run } from "../domain/run.ts";
import type { Unread } from "../domain/snapshot.ts";
import type { Asked } from "../flows/page/page-command.ts";
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
  /** `asked`: the nonce of a form that was just sent, of whatever shape; null: none was. */
  environments(viewer: Session, repository: RepositoryName, asked: string | null): Answer<EnvironmentsShown>;
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
  /** Whether there is a page that checks the set-up. */
  readonly hasSetup?: boolean;
}

export interface RepositoryShown extends RepositoryName {
  readonly url: string;
  readonly isPrivate: boolean;
  readonly standings: readonly EnvironmentStanding[] | Unread;
}

export interface EnvironmentsShown extends RepositoryShown {
  /** Of the person who looks. */
  readonly role: Role;
  /** An environment as it is configured, whatever its case; null: nobody knows. */
  readonly find: (name: string) => Environment | null;
  /** What is wrong with slipway.yml; null: nothing. */
  readonly trouble: Because | null;
  /** What was just asked for on a page. */
  readonly asked?: Asked | null;
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
  /** Of the person who looks. */
  readonly role: Role;
  /** As environments are configured, whatever their case; null: nobody knows. */
  readonly find: (name: string) => Environment | null;
  /** As it is spelt. */
  readonly environment: string;
  /** Newest first: one page, of what the filter leaves. */
  readonly deployments: readonly PastDeployment[] | Unread;
  readonly hasMore: boolean;
  /** Of the environment, for the filter. */
  readonly tasks: readonly string[];
  /** When GitHub last showed its newest: ISO 8601; null: never. */
  readonly asOf: string | null;
  /** How it stands now; null: nobody knows. */
  readonly standing: EnvironmentStanding | null;
}

export interface MeasuredWanted extends RepositoryName {
  readonly environment: string;
  readonly since: string;
}

export interface DeploymentShown {
  readonly url: string;
  /** Of the person who looks. */
  readonly role: Role;
  readonly deployment: PastDeployment;
  /** Its environment as it is configured; null: nobody knows. */
  readonly environment: Environment | null;
  /** Oldest first. */
  readonly statuses: readonly DeploymentStatus[] | Unread;
  /** Null: another tool made it, or it is too long ago. */
  readonly request: DeployRequest | null;
  /** The last decision on its request that the audit log keeps. */
  readonly decision: AuditEntry | null;
  /** What ran before it. */
  readonly before: Pick<PastDeployment, "id" | "sha"> | null;
  /** Of which this person may read the log; null: there is none here. */
  readonly run: Run | null;
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
