// GitHub Apps: where they are installed, the tokens they act with, what was delivered to them.

export interface App {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly name: string;
  /** The account that registered it. */
  readonly owner: string;
  readonly createdAt: string;
  /** Verifies the App's JWTs: PEM. */
  readonly publicKey: string;
  /** With the client id it says to GitHub that the App itself asks for a person's token. */
  readonly clientSecret: string;
  /** Where people may be sent after they authorized the App. */
  readonly callbackUrls: string[];
  /** Where people are sent after they installed the App; "": nowhere. */
  readonly setupUrl: string;
  webhookUrl: string;
  webhookSecret: string;
  permissions: Record<string, "read" | "write">;
  events: string[];
  readonly deliveries: Delivery[];
}

/** What the browser carries from the page where an App was registered from a manifest: good once, for an hour. */
export interface ManifestCode {
  readonly code: string;
  readonly app: number;
  readonly expiresAt: string;
}

export interface Installation {
  readonly id: number;
  readonly app: number;
  readonly account: string;
  permissions: Record<string, "read" | "write">;
  suspended: boolean;
  /** Ids of what was selected; null: all repositories of the account, also later ones. */
  repositories: number[] | null;
  readonly createdAt: string;
}

export interface Token {
  readonly token: string;
  readonly installation: number;
  readonly expiresAt: string;
  readonly permissions: Record<string, "read" | "write">;
  /** null: every repository of the installation. */
  readonly repositoryIds: readonly number[] | null;
}

/** What the browser carries from the page where a person authorized an App back to the App: good once, for minutes. */
export interface UserCode {
  readonly code: string;
  readonly app: number;
  readonly login: string;
  readonly redirectUri: string;
  /** Of PKCE; null: the App sent none. */
  readonly challenge: string | null;
  readonly expiresAt: string;
}

/** By which an App acts as a person who authorized it. */
export interface UserToken {
  readonly token: string;
  readonly app: number;
  readonly login: string;
  readonly expiresAt: string;
  readonly refreshToken: string;
  readonly refreshExpiresAt: string;
}

/** One attempt at one delivery, as GET /app/hook/deliveries shows it. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installation: number | null;
  readonly repository: number | null;
  readonly redelivery: boolean;
  readonly deliveredAt: string;
  /** Seconds. */
  duration: number;
  /** "OK", "pending" while it is under way, or GitHub's word for what went wrong. */
  status: string;
  /** 0 where no answer came. */
  statusCode: number;
  readonly request: { readonly headers: Record<string, string>; readonly payload: unknown };
  response: { headers: Record<string, string>; payload: string } | null;
}
