// Somebody who signed in, and what is kept of that.

/** An account of GitHub's. */
export interface Person {
  readonly id: number;
  readonly login: string;
}

/** What is kept of somebody who signed in. */
export interface KeptSession {
  /** A digest of what the browser has: whoever reads the store cannot sign in with it. */
  readonly id: string;
  readonly user: Person;
  /** By which GitHub is asked as this person: encrypted, for this session only. */
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** On any number of processes: what one revokes is over for all of them at once. Those that expired may be dropped at any time. */
export interface Sessions {
  /** A second one of the same id is a bug. */
  create(session: KeptSession): Promise<void>;
  get(id: string): Promise<KeptSession | null>;
  /** A second call does nothing. */
  revoke(id: string): Promise<void>;
  /** Of one person, in whatever case the login is written. */
  revokeAll(login: string): Promise<void>;
}
