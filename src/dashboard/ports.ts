// All that the dashboard asks of the outside.
import type { Role } from "../domain/permission.ts";

// Sign-in.

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

/** Those that expired may be dropped at any time. */
export interface Sessions {
  /** A second one of the same id is a bug. */
  create(session: KeptSession): Promise<void>;
  get(id: string): Promise<KeptSession | null>;
  /** A second call does nothing. */
  revoke(id: string): Promise<void>;
  /** Of one person, in whatever case the login is written. */
  revokeAll(login: string): Promise<void>;
}

/** One that GitHub lets a person read. */
export interface ReadableRepository {
  readonly id: number;
  readonly full_name: string;
  readonly private: boolean;
  readonly role: Role;
}

export interface UserToken {
  readonly token: string;
  /** Seconds that it is good; null: until it is revoked. */
  readonly expiresIn: number | null;
}

export interface TokenRefusal {
  /** GitHub's word: "bad_verification_code". */
  readonly error: string;
}

/** GitHub, asked for a person and as that person. Throws a `Fault` where it does not answer. */
export interface UserGithub {
  /** Where people authorize the App. */
  authorizeUrl(asked: { readonly state: string; readonly challenge: string; readonly redirectUri: string }): string;
  /** A code is good once. */
  redeem(given: {
    readonly code: string;
    readonly verifier: string;
    readonly redirectUri: string;
  }): Promise<UserToken | TokenRefusal>;
  /** "refused", here and below: the token is not good, or not any more. */
  readPerson(token: string): Promise<Person | "refused">;
  /** Of the App's installations, all that this person was given. */
  readRepositories(token: string): Promise<readonly ReadableRepository[] | "refused">;
  /** One by its name, also a public one that nobody was given; null: not for this person. */
  readRepository(token: string, fullName: string): Promise<ReadableRepository | null | "refused">;
  /** A second call does nothing. */
  revoke(token: string): Promise<void>;
}

// Pages: `Pages` in shown.ts, beside all that it answers.
