// Who the App is: its id, as it signs its tokens, the login that its bot has in REST, and its address.
import type { Clock } from "../domain/clock.ts";
import { Fault } from "../domain/fault.ts";
import type { AppOctokit } from "./app-octokit.ts";
import { sortError } from "./sort-errors.ts";

export class Identity {
  readonly #app: () => Promise<AppOctokit>;
  readonly #clock: Clock;
  #id: number | null = null;
  #self: Promise<Self> | null = null;

  constructor(app: () => Promise<AppOctokit>, clock: Clock) {
    this.#app = app;
    this.#clock = clock;
  }

  /** Signs a token to learn it, which takes a while: once. */
  async id(): Promise<number> {
    if (this.#id !== null) return this.#id;
    const auth = await (await this.#app()).auth({ type: "app" });
    this.#id = typeof auth === "object" && auth !== null && "appId" in auth ? Number(auth.appId) : 0;
    return this.#id;
  }

  async botLogin(): Promise<string> {
    return `${(await this.#askOnce()).slug}[bot]`;
  }

  /** Where people install it on more repositories. */
  async installUrl(): Promise<string> {
    return `${(await this.#askOnce()).html_url}/installations/new`;
  }

  /** Where there was no answer, the next call asks again. */
  #askOnce(): Promise<Self> {
    this.#self ??= this.#ask().catch((error: unknown) => {
      this.#self = null;
      throw sortError(error, { wrote: false, now: this.#clock.now() });
    });
    return this.#self;
  }

  /** https://docs.github.com/en/rest/apps/apps#get-the-authenticated-app */
  async #ask(): Promise<Self> {
    const app = await this.#app();
    const response = await app.request("GET /app");
    if (!response.data?.slug) throw new Fault("transient", "GitHub did not say who the App is");
    return { slug: response.data.slug, html_url: response.data.html_url };
  }
}

interface Self {
  readonly slug: string;
  readonly html_url: string;
}
