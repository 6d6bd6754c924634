// What open pages listen to: that something of what they show changed, and the logs of deployments while they grow.
import { type Context, Hono } from "hono";
import type { Alarms } from "../../domain/clock.ts";
import { Fault } from "../../domain/fault.ts";
import type { Sessions } from "../../domain/session.ts";
import type { Log, Store } from "../../flows/ports.ts";
import { repositoryRoute } from "../pages/repository-route.ts";
import { privacy } from "../privacy.ts";
import type { SignInEnv } from "../sign-in/options.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { createAdmission } from "./admission.ts";
import { askAgain, askFor, nameOf } from "./ask.ts";
import type { Changes } from "./changes.ts";
import { deploymentLogRoutes } from "./deployment-log-routes.ts";
import { follow } from "./follow.ts";
import { dropConnection, openStream } from "./open-stream.ts";
import { createWatch } from "./watch.ts";

export interface LiveRoutes {
  readonly changes: Changes;
  readonly sessions: Pick<Sessions, "get">;
  readonly signIn: Pick<SignIn, "require" | "askToSignIn" | "repositories" | "whoMay">;
  readonly store: Pick<Store, "runs" | "logs">;
  /** Whether everybody who is signed in may read the logs of public repositories. */
  readonly publicLogs: boolean;
  readonly clock: Alarms;
  readonly log: Log;
  /** Aborted when the server stops. */
  readonly stopping?: AbortSignal;
}

/** Mount them before the pages. */
export function liveRoutes(routes: LiveRoutes): Hono<SignInEnv> {
  const app = new Hono<SignInEnv>();
  const admit = createAdmission(routes);
  const parts = { ...routes, admit, watch: createWatch(routes) };
  app.onError((error, context) => failed(routes, error, context));
  app.get("/live", privacy, routes.signIn.require, (context) => followAll(parts, context));
  app.get(`${repositoryRoute}/live`, privacy, routes.signIn.require, (context) => followOne(parts, context));
  app.route("/", deploymentLogRoutes(parts));
  return app;
}

interface Parts extends LiveRoutes {
  readonly admit: ReturnType<typeof createAdmission>;
  readonly watch: ReturnType<typeof createWatch>;
}

/** What the browser's page shows: it says so itself when it asks again. */
const sinceOf = (context: Context): string => context.req.header("last-event-id") ?? context.req.query("since") ?? "";

/** Of the first page: of every repository that the person was given, also later. */
function followAll(parts: Parts, context: Context<SignInEnv>): Promise<Response> {
  const { signIn } = parts;
  return openStream(parts, context, {
    find: async (session) => {
      const all = await signIn.repositories(session);
      return all === "signed_out" ? all : { ids: all.map(({ id }) => id) };
    },
    mayStay: async (session, given) => {
      const all = await signIn.repositories(session);
      if (all === "signed_out") return all;
      given.ids = all.map(({ id }) => id);
      return null;
    },
    answer: (place, given) => start(parts, context, { place, repositories: () => given.ids }),
  });
}

function followOne(parts: Parts, context: Context<SignInEnv>): Promise<Response> {
  const { signIn } = parts;
  return openStream(parts, context, {
    find: (session) => askFor(signIn, session, nameOf(context)),
    mayStay: (session, known) => askAgain(signIn, session, { known }),
    answer: (place, { id }) => start(parts, context, { place, repositories: () => [id] }),
  });
}

type Started = Pick<Parameters<typeof follow>[0], "place" | "repositories">;

const start = ({ watch, clock }: Parts, context: Context, started: Started): ReadableStream<Uint8Array> =>
  follow({ ...started, watch, clock, since: sinceOf(context), drop: () => dropConnection(context) });

function failed({ log }: LiveRoutes, error: Error, context: Context): Response {
  log.error({ err: error, path: context.req.path }, "nothing to follow");
  const status = error instanceof Fault && error.fault === "transient" ? 503 : 500;
  return context.text("GitHub, or the database, does not answer.\n", status, { "Retry-After": "5" });
}
