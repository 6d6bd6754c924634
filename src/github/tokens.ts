// Installation tokens, each narrowed to one repository, kept until shortly before they end.
import type { Clock } from "../domain/clock.ts";
import type { Repository } from "../domain/repository.ts";
import type { AppOctokit } from "./app-octokit.ts";

/** Which installation's token, and what it is narrowed to, in GitHub's words. */
export interface Reach {
  readonly installation: number;
  readonly narrowed:
    | { readonly repository_ids: [number] }
    | { readonly repositories: [string]; readonly permissions: { readonly contents: "read" } }
    | { readonly permissions: { readonly metadata: "read" } };
}

export const within = ({ id, installation }: Repository): Reach => ({
  installation,
  narrowed: { repository_ids: [id] },
});

/** The contents of another repository of the same account, which is known by its name only, and nothing else of it. */
export const contentsOf = (installation: number, name: string): Reach => ({
  installation,
  narrowed: { repositories: [name], permissions: { contents: "read" } },
});

interface Token {
  readonly token: string;
  readonly expiresAt: number;
}

interface Entry {
  readonly token: Promise<Token>;
  /** Not known, and so never over, while the token is on its way. */
  expiresAt: number;
}

/** A token that ends while a request is under way would fail it. */
const margin = 60_000;
/** How long GitHub's tokens last: https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app */
const hour = 60 * 60_000;

export class Tokens {
  readonly #app: () => Promise<AppOctokit>;
  readonly #clock: Clock;
  readonly #tokens = new Map<string, Entry>();

  constructor(app: () => Promise<AppOctokit>, clock: Clock) {
    this.#app = app;
    this.#clock = clock;
  }

  /** The same token on every call until it ends; calls that come together share one request. */
  async get(reach: Reach): Promise<string> {
    const key = keyOf(reach);
    const known = this.#tokens.get(key);
    if (known && this.#lasts(known)) return (await known.token).token;
    this.#dropOver();
    const entry: Entry = { token: this.#create(reach), expiresAt: Number.POSITIVE_INFINITY };
    this.#tokens.set(key, entry);
    try {
      const { token, expiresAt } = await entry.token;
      entry.expiresAt = expiresAt;
      return token;
    } catch (error) {
      if (this.#tokens.get(key) === entry) this.#tokens.delete(key);
      throw error;
    }
  }

  get kept(): number {
    return this.#tokens.size;
  }

  /** Whoever serves many repositories would keep a token of each for ever. */
  #dropOver(): void {
    for (const [key, entry] of this.#tokens) if (!this.#lasts(entry)) this.#tokens.delete(key);
  }

  #lasts({ expiresAt }: Entry): boolean {
    return expiresAt - margin > this.#clock.now().getTime();
  }

  /** GitHub no longer takes it: permissions changed, or the clock is wrong. */
  forget(reach: Reach): void {
    this.#tokens.delete(keyOf(reach));
  }

  async #create({ installation, narrowed }: Reach): Promise<Token> {
    const app = await this.#app();
    const response = await app.request("POST /app/installations/{installation_id}/access_tokens", {
      installation_id: installation,
      ...narrowed,
    });
    const { token, expires_at: end } = response.data;
    return { token, expiresAt: Date.parse(end) || this.#clock.now().getTime() + hour };
  }
}

const keyOf = ({ installation, narrowed }: Reach): string => JSON.stringify([installation, narrowed]);
