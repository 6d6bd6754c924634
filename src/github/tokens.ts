// Installation tokens, each narrowed to one repository, kept until shortly before they end.
import type { Clock } from "../domain/clock.ts";
import type { Repository } from "../domain/repository.ts";
import type { AppOctokit } from "./app-octokit.ts";

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

export class Tokens {
  readonly #app: () => Promise<AppOctokit>;
  readonly #clock: Clock;
  readonly #tokens = new Map<string, Entry>();

  constructor(app: () => Promise<AppOctokit>, clock: Clock) {
    this.#app = app;
    this.#clock = clock;
  }

  /** The same token on every call until it ends; calls that come together share one request. */
  async get(repository: Repository): Promise<string> {
    const key = keyOf(repository);
    const known = this.#tokens.get(key);
    if (known && this.#lasts(known)) return (await known.token).token;
    const token = this.#create(repository);
    const entry: Entry = { token, expiresAt: Number.POSITIVE_INFINITY };
    this.#tokens.set(key, entry);
    token.then(({ expiresAt }) => (entry.expiresAt = expiresAt)).catch(() => this.#tokens.delete(key));
    return (await token).token;
  }

  #lasts({ expiresAt }: Entry): boolean {
    return expiresAt - margin > this.#clock.now().getTime();
  }

  /** GitHub no longer takes it: permissions changed, or the clock is wrong. */
  forget(repository: Repository): void {
    this.#tokens.delete(keyOf(repository));
  }

  async #create({ id, installation }: Repository): Promise<Token> {
    const app = await this.#app();
    const { data } = await app.request("POST /app/installations/{installation_id}/access_tokens", {
      installation_id: installation,
      repository_ids: [id],
      request: { retries: 0 },
    });
    return { token: data.token, expiresAt: Date.parse(data.expires_at) };
  }
}

const keyOf = ({ id, installation }: Repository): string => `${installation}/${id}`;
