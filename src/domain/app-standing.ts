// How the App stands at GitHub: what it asks for, where its deliveries go and what became of them, and where it is installed.
import type { Unread } from "./snapshot.ts";

export interface AppStanding {
  readonly url: string;
  /** Null: an enterprise's, or GitHub does not say. */
  readonly owner: Account | null;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  /** GitHub's clock when it answered: ISO 8601. Null: it did not say. */
  readonly clock: string | null;
  /** Where its deliveries go. */
  readonly hook: string | Unread;
  /** Newest first, one page. */
  readonly deliveries: readonly DeliveryStanding[] | Unread;
  readonly installations: readonly InstallationStanding[] | Unread;
}

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Organization";
}

/** By name: "read", "write" or "admin". */
export type Permissions = Readonly<Record<string, string>>;

export interface DeliveryStanding {
  readonly event: string;
  /** ISO 8601. */
  readonly at: string;
  /** GitHub's word: "OK". */
  readonly status: string;
  /** 0: there was no answer. */
  readonly code: number;
}

export interface InstallationStanding {
  readonly id: number;
  /** A login. */
  readonly account: string;
  /** Where it is configured. */
  readonly url: string;
  readonly isSuspended: boolean;
  readonly permissions: Permissions;
  readonly events: readonly string[];
}
