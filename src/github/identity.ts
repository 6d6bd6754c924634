// Who the App is: its id, as it signs its tokens, and the login that its bot has in REST.
import type { Clock } from "../domain/clock.ts";
import { Fault } from "../domain/fault.ts";
import type { AppOctokit } from "./app-octokit.ts";
import { refuseHalf } from "./refuse-half.ts";
import { sortError } from "./sort-errors.ts";

export class Identity {
  readonly #app: () => Promise<AppOctokit>;
  readonly #clock: Clock;
  #id: number | null = null;
  #botLogin: Promise<string> | null = null;

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

  /** Asks GitHub once; where there was no answer, the next call asks again. */
  botLogin(): Promise<string> {
    this.#botLogin ??= this.#askBotLogin().catch((error: unknown) => {
      this.#botLogin = null;
      throw sortError(error, { wrote: false, now: this.#clock.now() });
    });
    return this.#botLogin;
  }

  /** https://docs.github.com/en/rest/apps/apps#get-the-authenticated-app */
  async #askBotLogin(): Promise<string> {
    const app = await this.#app();
    const response = await app.request("GET /app", { request: { retries: 0 } });
    refuseHalf(response);
    if (!response.data?.slug) throw new Fault("transient", "GitHub did not say who the App is");
    return `${response.data.slug}[bot]`;
  }
}
