// What turning a record into GitHub's JSON needs beside the record: the state, and where the sandbox listens.
import type { State } from "../state/model.ts";
import { fullName } from "../state/repositories.ts";

export interface Wire {
  readonly state: State;
  /** Scheme, host and port, without a slash at the end; known only once the server listens. */
  readonly origin: string;
}

export type Json = Record<string, unknown>;

type Named = Parameters<typeof fullName>[0];

export const apiUrl = ({ origin }: Wire, path: string): string => `${origin}/api/v3${path}`;

export const repositoryApiUrl = (wire: Wire, repository: Named, path = ""): string =>
  apiUrl(wire, `/repos/${fullName(repository)}${path}`);

export const repositoryHtmlUrl = ({ origin }: Wire, repository: Named, path = ""): string =>
  `${origin}/${fullName(repository)}${path}`;
