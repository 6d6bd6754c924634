// Pages that listen for changes: who looks, what they may read and what changes is a test's to say, and the time is its to turn.
import { Hono } from "hono";
import { type LiveRoutes, liveRoutes } from "../../src/dashboard/live/live-routes.ts";
import type { ReadableRepository } from "../../src/dashboard/ports.ts";
import type { Session, SignInEnv } from "../../src/dashboard/sign-in/options.ts";
import type { KeptSession } from "../../src/domain/session.ts";
import { TurnedClock } from "../stories/turned-clock.ts";
import { type HeardLog, heardLog } from "../store/log.ts";
import { eventsOf, type SentEvent } from "./a-log.ts";

export type Events = AsyncGenerator<SentEvent>;

export interface LiveBench {
  readonly app: Hono<SignInEnv>;
  readonly log: HeardLog;
  readonly clock: TurnedClock;
  /** By repository. */
  readonly stamps: Map<number, string>;
  /** What the store was asked for, each time. */
  readonly asked: (readonly number[])[];
  /** By the id of the session: take one away, and it is over. */
  readonly sessions: Map<string, KeptSession>;
  /** What everybody who is signed in may read. */
  readonly readable: ReadableRepository[];
  /** Throws, or answers this, instead of what is readable. */
  readonly github: { says: "signed_out" | Error | null };
  /** Of the database. */
  readonly database: { failure: Error | null };
  /** Milliseconds, with all that rings in them. */
  readonly turn: (milliseconds: number) => Promise<void>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly open: (path: string, headers?: Record<string, string>) => Promise<Events>;
}

export const site: ReadableRepository = {
  id: 11,
  full_name: "acme/site",
  private: true,
  role: "write",
  default_branch: "main",
};
export const api: ReadableRepository = {
  id: 12,
  full_name: "acme/api",
  private: true,
  role: "read",
  default_branch: "main",
};

export const path = "/acme/site/live";

const settled = (): Promise<void> => new Promise((over) => setImmediate(over));

export function aLive(told: Partial<LiveRoutes> = {}): LiveBench {
  const clock = new TurnedClock();
  const log = heardLog();
  const stamps = new Map([
    [11, "a"],
    [12, "a"],
  ]);
  const asked: (readonly number[])[] = [];
  const sessions = new Map(["s1", "s2"].map((id) => [id, aSession(id, clock)]));
  const readable = [site, api];
  const github: LiveBench["github"] = { says: null };
  const database: LiveBench["database"] = { failure: null };
  const changes = async (repositories: readonly number[]): Promise<ReadonlyMap<number, string>> => {
    asked.push(repositories);
    if (database.failure) throw database.failure;
    return new Map(repositories.map((id) => [id, stamps.get(id) ?? ""]));
  };
  const routes: LiveRoutes = {
    changes: { changes },
    sessions: { get: async (id) => sessions.get(id) ?? null },
    signIn: signedIn({ sessions, readable, github }),
    store: { runs: { get: async () => null } } as unknown as LiveRoutes["store"],
    publicLogs: false,
    clock: { now: () => clock.now(), ring: (at, bell) => clock.ring(at, bell), pass: settled },
    log,
    ...told,
  };
  const app = new Hono<SignInEnv>().route("/", liveRoutes(routes));
  const get: LiveBench["get"] = async (path, headers = {}) =>
    app.request(path, { headers: { "x-session": "s1", ...headers } });
  return {
    app,
    log,
    clock,
    stamps,
    asked,
    sessions,
    readable,
    github,
    database,
    get,
    turn: async (milliseconds) => {
      const until = new Date(clock.now().getTime() + milliseconds);
      while (clock.ringNext(until)) await settled();
      await settled();
    },
    open: async (path, headers) => {
      const response = await get(path, headers);
      if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
      return eventsOf(response);
    },
  };
}

const aSession = (id: string, clock: TurnedClock): KeptSession => ({
  id,
  user: { id: 1, login: "ada" },
  token: "encrypted",
  expiresAt: new Date(clock.now().getTime() + 8 * 3_600_000).toISOString(),
});

/** The session is named by a header. */
function signedIn({ sessions, readable, github }: Pick<LiveBench, "sessions" | "readable" | "github">) {
  const toSession = (kept: KeptSession): Session => ({ ...kept, csrf: "c5rf" });
  const say = async <Value>(value: Value): Promise<Value | "signed_out"> => {
    if (github.says instanceof Error) throw github.says;
    return github.says ?? value;
  };
  return {
    askToSignIn: (context) => context.text("sign in", 401),
    require: async (context, next) => {
      const kept = sessions.get(context.req.header("x-session") ?? "");
      context.set("session", kept ? toSession(kept) : null);
      return kept ? next() : context.text("sign in", 401);
    },
    repositories: async () => say(readable),
    whoMay: async (_session, name) => say(readable.find(({ full_name }) => full_name === name) ?? null),
  } satisfies LiveRoutes["signIn"];
}

/** The next that is no comment. */
export async function nextEvent(events: Events): Promise<SentEvent> {
  for (let one = await events.next(); !one.done; one = await events.next())
    if (one.value.event !== "") return one.value;
  throw new Error("nothing came any more");
}

/** Up to its end. */
export async function rest(events: Events): Promise<readonly SentEvent[]> {
  const seen: SentEvent[] = [];
  for await (const event of events) if (event.event !== "") seen.push(event);
  return seen;
}
