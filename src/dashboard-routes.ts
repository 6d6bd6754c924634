// The dashboard: people sign in, see what GitHub lets them read, and do what a comment of theirs could do.
import { Hono } from "hono";
import type { Slipway } from "./app.ts";
import { actionRoutes } from "./dashboard/actions/action-routes.ts";
import { createPages } from "./dashboard/answers/answers.ts";
import { createFindRepository } from "./dashboard/answers/reach.ts";
import { liveRoutes } from "./dashboard/live/live-routes.ts";
import { pageRoutes } from "./dashboard/pages/page-routes.ts";
import { privacy } from "./dashboard/privacy.ts";
import { addressBehind } from "./dashboard/sign-in/address-of.ts";
import { githubAsUser } from "./dashboard/sign-in/github-as-user.ts";
import type { SignInEnv } from "./dashboard/sign-in/options.ts";
import { createSignIn } from "./dashboard/sign-in/sign-in.ts";
import { baseOf } from "./dashboard/sign-in/views.ts";
import { webUrlOf } from "./dashboard/sign-in/web-url.ts";
import { missingPage } from "./dashboard/views/missing.ts";
import type { Alarms } from "./domain/clock.ts";
import type { Sessions } from "./domain/session.ts";
import { setupRoutes } from "./setup/checks/check-routes.ts";
import type { Checking } from "./setup/checks/run-checks.ts";

export interface Dashboard {
  /** Where browsers reach this Slipway, without "/" at its end. */
  readonly url: string;
  /** Sessions are signed with it. */
  readonly key: Buffer;
  /** Of the App: people authorize it. */
  readonly oauth: { readonly clientId: string; readonly clientSecret: string };
  /** GitHub's. */
  readonly apiUrl: string;
  /** Whether everybody who is signed in may read the logs of public repositories. */
  readonly publicLogs: boolean;
  /** How many stand in front of Slipway: whose attempts to sign in are counted together depends on it. Default: none. */
  readonly proxies?: number;
}

export interface Behind {
  readonly slipway: Pick<Slipway, "ports">;
  readonly sessions: Sessions;
  readonly clock: Alarms;
  /** What the page that checks the set-up looks at; without it there is none. */
  readonly setup?: Omit<Checking, "url" | "github" | "clock" | "log">;
  /** Aborted when the server stops. */
  readonly stopping?: AbortSignal;
}

/** Where no address, key or OAuth of the App is set: whoever comes is told, and sees nothing. */
export const withoutDashboard = (): Hono =>
  new Hono().get("/", (context) => context.text(`Slipway is running. It has no dashboard: ${howToSwitchOn}\n`));

const howToSwitchOn =
  "set SLIPWAY_URL, SLIPWAY_KEY, GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET, and give the App the callback URL SLIPWAY_URL/sign-in/callback.";

/** Mount them last: `/:owner/:repo` takes whatever has two parts. */
export function dashboardRoutes(dashboard: Dashboard, { slipway, sessions, clock, setup, stopping }: Behind): Hono {
  const { ports } = slipway;
  const { github, store, log } = ports;
  const { url, key, oauth, apiUrl, publicLogs, proxies = 0 } = dashboard;
  const asking = { github: githubAsUser({ apiUrl, ...oauth }), addressOf: addressBehind(proxies) };
  const signIn = createSignIn({ url, key, ...asking, sessions, clock, log });
  const find = createFindRepository(github, clock);
  const answering = { ports, signIn, find, publicLogs, webUrl: webUrlOf(apiUrl), hasSetup: setup !== undefined };
  const pages = createPages(answering);
  const live = { changes: store.index, sessions, signIn, store, publicLogs, clock, log, ...(stopping && { stopping }) };
  return new Hono()
    .route("/", signIn.routes)
    .route("/", actionRoutes({ ports, signIn, url, find }))
    .route("/", liveRoutes(live))
    .route(
      "/",
      setup ? setupRoutes({ checking: { ...setup, url, github, clock, log }, signIn, find }) : new Hono<SignInEnv>(),
    )
    .route("/", pageRoutes({ pages, signIn, clock, log }))
    .get("*", privacy, (context) => context.html(missingPage({ base: baseOf(context.req.path), viewer: null }), 404));
}
