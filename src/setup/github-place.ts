// Which GitHub the App is registered at: where people go, and where its API is.
import { toApiUrl } from "../settings/addresses.ts";

export interface GithubPlace {
  /** Null: github.com. */
  readonly host: string | null;
  readonly protocol: "http" | "https";
}

export const webUrlOf = ({ host, protocol }: GithubPlace): string => `${protocol}://${host ?? "github.com"}`;

export const apiUrlOf = ({ host, protocol }: GithubPlace): string => toApiUrl(host ?? undefined, protocol);

/** Where the Apps of an account are listed: of a person (null), or of an organisation. */
export const appsUrl = (github: GithubPlace, organization: string | null): string =>
  `${webUrlOf(github)}/${organization === null ? "" : `organizations/${encodeURIComponent(organization)}/`}settings/apps`;

/** https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest#implementing-the-github-app-manifest-flow */
export const newAppUrl = (github: GithubPlace, organization: string | null, state: string): string =>
  `${appsUrl(github, organization)}/new?state=${encodeURIComponent(state)}`;
