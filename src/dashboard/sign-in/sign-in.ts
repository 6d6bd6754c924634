// Sign-in with GitHub: its routes, and what other pages put before theirs.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { every } from "hono/combine";
import { Fault } from "../../domain/fault.ts";
import { privacy } from "../privacy.ts";
import { answer } from "./answer.ts";
import { createAttempts } from "./attempts.ts";
import { begin } from "./begin.ts";
import { toCookies } from "./cookies.ts";
import { finish } from "./finish.ts";
import { guardChanges } from "./guard-changes.ts";
import { toSignInKeys } from "./keys.ts";
import type { Session, SignInEnv, SignInOptions, SignInParts } from "./options.ts";
import { createReach, type Reach } from "./reach.ts";
import { endSession, readSession } from "./session.ts";
import { notSignedIn, signedOut, unavailable } from "./views.ts";

export interface SignIn extends Reach {
  /** /sign-in, /sign-in/callback, /sign-out and /signed-out. */
  readonly routes: Hono<SignInEnv>;
  /** Sets `session`: null where nobody is signed in. */
  readonly read: MiddlewareHandler<SignInEnv>;
  /** Also sends who is not signed in to sign in. */
  readonly require: MiddlewareHandler<SignInEnv>;
  /** Before everything that changes something: 401 and 403 for what nobody meant. Lets reading pass. */
  readonly guardChanges: MiddlewareHandler<SignInEnv>;
  /** The answer where GitHub said "signed_out". */
  askToSignIn(context: Context): Response | Promise<Response>;
}

export function createSignIn({ key, pace, ...options }: SignInOptions): SignIn {
  const keys = toSignInKeys(key);
  const cookies = toCookies(options.url, keys.cookie);
  const parts: SignInParts = { ...options, keys, cookies, attempts: createAttempts(options.clock, pace) };
  return {
    ...createReach(parts),
    routes: routes(parts),
    read: readSession(parts),
    require: every(readSession(parts), requireSession(parts)),
    guardChanges: guardChanges(parts),
    askToSignIn: (context) => askToSignIn(parts, context),
  };
}

function routes(parts: SignInParts): Hono<SignInEnv> {
  const app = new Hono<SignInEnv>();
  app.onError((error, context) => failed(parts, error, context));
  app.get("/sign-in", privacy, (context) => begin(parts, context));
  app.get("/sign-in/callback", privacy, (context) => finish(parts, context));
  app.get("/signed-out", privacy, (context) => answer(context, signedOut, { status: 200 }));
  app.post("/sign-out", privacy, readSession(parts), unlessSignedOut(parts), guardChanges(parts), (context) =>
    signOut(parts, context, context.get("session")),
  );
  return app;
}

function failed({ log }: SignInParts, error: Error, context: Context): Response | Promise<Response> {
  const passes = error instanceof Fault && error.fault === "transient";
  log[passes ? "warn" : "error"]({ err: error }, "sign-in not possible");
  context.header("Retry-After", "5");
  return answer(context, unavailable, { status: passes ? 503 : 500 });
}

/** A second time there is nothing to guard. */
const unlessSignedOut =
  (parts: SignInParts): MiddlewareHandler<SignInEnv> =>
  (context, next) =>
    context.get("session") ? next() : signOut(parts, context, null);

async function signOut(parts: SignInParts, context: Context, session: Session | null): Promise<Response> {
  if (session) await endSession(parts, session);
  parts.cookies.session.remove(context);
  return context.redirect(`${parts.url}/signed-out`, 303);
}

const requireSession =
  (parts: SignInParts): MiddlewareHandler<SignInEnv> =>
  async (context, next) => {
    if (!context.get("session")) return askToSignIn(parts, context);
    return next();
  };

/** Only a page that somebody goes to is worth coming back to. */
function askToSignIn({ url, cookies }: SignInParts, context: Context): Response | Promise<Response> {
  cookies.session.remove(context);
  const isPage = context.req.method === "GET" && (context.req.header("accept") ?? "").includes("text/html");
  if (!isPage) return answer(context, notSignedIn, { status: 401 });
  const { pathname, search } = new URL(context.req.url);
  return context.redirect(`${url}/sign-in?to=${encodeURIComponent(pathname + search)}`);
}
