// All that the dashboard asks of the outside.
import type { Role } from "../domain/permission.ts";
import type { Person } from "../domain/session.ts";

// Sign-in.

export type { KeptSession, Person, Sessions } from "../domain/session.ts";

/** One that GitHub lets a person read. */
export interface ReadableRepository {
  readonly id: number;
  readonly full_name: string;
  readonly private: boolean;
  readonly default_branch: string;
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
  /** What a person is in an organisation; null: nothing, or GitHub does not say. */
  readMembership(token: string, organization: string): Promise<"admin" | "member" | null | "refused">;
  /** A second call does nothing. */
  revoke(token: string): Promise<void>;
}

// Pages: `Pages` in shown.ts, beside all that it answers.
