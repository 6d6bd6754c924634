// The Octokit that the rest of this room speaks through: of one repository, at the pace of writes, its errors sorted.
import type { ProbotOctokit } from "probot";
import type { Alarms } from "../domain/clock.ts";
import { noMetrics } from "../flows/no-metrics.ts";
import type { Metrics, Pace } from "../flows/ports.ts";
import type { Repository } from "../domain/repository.ts";
import type { AppOctokit } from "./app-octokit.ts";
import { asApp } from "./as-app.ts";
import { countRequests } from "./count-requests.ts";
import { Identity } from "./identity.ts";
import { patience } from "./patience.ts";
import { refuseHalf } from "./refuse-half.ts";
import { sortError, type When } from "./sort-errors.ts";
import { type Answer, partial } from "./sort-graphql-errors.ts";
import { type Reach, Tokens, within } from "./tokens.ts";

/** Without a pin GitHub would choose the version: https://docs.github.com/en/rest/about-the-rest-api/api-versions */
const apiVersion = "2022-11-28";

export interface Outside {
  readonly clock: Pick<Alarms, "now" | "pass">;
  /** The App itself; asked again each time, since Probot makes it while it starts. */
  readonly app: () => Promise<AppOctokit>;
  readonly pace: Pace;
  readonly metrics?: Metrics;
}

export class Client {
  readonly #outside: Outside;
  readonly #tokens: Tokens;
  readonly identity: Identity;

  constructor(outside: Outside) {
    this.#outside = outside;
    const app = (): Promise<AppOctokit> => asApp(outside);
    this.#tokens = new Tokens(app, outside.clock);
    this.identity = new Identity(app, outside.clock);
  }

  /** One request that changes nothing. */
  read<Result>(repository: Repository, ask: Ask<Result>): Promise<Result> {
    return this.readWithin(within(repository), ask);
  }

  readWithin<Result>(reach: Reach, ask: Ask<Result>): Promise<Result> {
    return this.#call(reach, ask, false);
  }

  /** Throws where GitHub gives no token for it. */
  async reach(reach: Reach): Promise<void> {
    await this.#sorted(() => this.#tokens.get(reach), false);
  }

  /** One request that changes something: it waits for its place, and is never sent twice. */
  async write<Result>(repository: Repository, ask: Ask<Result>): Promise<Result> {
    await this.#place(repository);
    return this.#call(within(repository), ask, true);
  }

  readGraphql<Data>(repository: Repository, query: string, variables: Variables): Promise<Answer<Data>> {
    return this.read(repository, (octokit) => partial(octokit.graphql<Data>(query, variables), this.#when(false)));
  }

  writeGraphql<Data>(repository: Repository, query: string, { variables, remember }: Mutated): Promise<Answer<Data>> {
    return this.write(repository, async (octokit) => {
      await remember?.();
      return partial(octokit.graphql<Data>(query, variables), this.#when(true));
    });
  }

  #when(wrote: boolean): When {
    return { wrote, now: this.#outside.clock.now() };
  }

  async #place({ installation }: Repository): Promise<void> {
    const wait = await this.#outside.pace.take(installation);
    if (wait > 0) await this.#outside.clock.pass(wait);
  }

  /** A token that GitHub no longer takes is asked for once more: a request that was not let in changed nothing. */
  #call<Result>(reach: Reach, ask: Ask<Result>, wrote: boolean): Promise<Result> {
    const once = async (): Promise<Result> => ask(await this.#octokit(reach));
    const again = (error: unknown): Promise<Result> => {
      if (!isUnauthorized(error)) throw error;
      this.#tokens.forget(reach);
      return once();
    };
    return this.#sorted(() => once().catch(again), wrote);
  }

  async #sorted<Result>(work: () => Promise<Result>, wrote: boolean): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw sortError(error, this.#when(wrote));
    }
  }

  async #octokit(reach: Reach): Promise<AppOctokit> {
    const [app, token] = await Promise.all([this.#outside.app(), this.#tokens.get(reach)]);
    // The App's own Octokit knows address and log; retries and pace are Slipway's, so that nothing is sent twice.
    const Octokit = app.constructor as typeof ProbotOctokit;
    const octokit = new Octokit({ authStrategy: asGiven, throttle: { enabled: false }, retry: { enabled: false } });
    octokit.hook.before("request", (options) => {
      options.headers.authorization = `token ${token}`;
      options.headers["x-github-api-version"] = apiVersion;
      options.request = { ...options.request, signal: options.request?.signal ?? AbortSignal.timeout(patience) };
    });
    octokit.hook.after("request", refuseHalf);
    countRequests(octokit, this.#outside.metrics ?? noMetrics, reach.installation);
    return octokit;
  }
}

/** Leaves the request alone: the token is put on by hand, narrowed to its repository as Probot's own are not. */
const asGiven = (): { hook: (request: (options: object) => unknown, options: object) => unknown } => ({
  hook: (request, options) => request(options),
});

type Ask<Result> = (octokit: AppOctokit) => Promise<Result>;

interface Mutated {
  readonly variables: Variables;
  /** Called when nothing but the request is left to do. */
  readonly remember?: (() => Promise<void>) | undefined;
}

type Variables = Readonly<Record<string, unknown>>;

const isUnauthorized = (error: unknown): boolean =>
  typeof error === "object" && error !== null && Reflect.get(error, "status") === 401;
