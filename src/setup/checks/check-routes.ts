// GET /setup: whether everything works, for whoever is signed in; what is the operator's only for who administers the App's owner.
import { type Context, Hono } from "hono";
import type { FindRepository } from "../../dashboard/answers/reach.ts";
import { pageNotShown } from "../../dashboard/pages/page-not-shown.ts";
import type { ReadableRepository } from "../../dashboard/ports.ts";
import { privacyOfForms } from "../../dashboard/privacy.ts";
import type { Session, SignInEnv } from "../../dashboard/sign-in/options.ts";
import type { SignIn } from "../../dashboard/sign-in/sign-in.ts";
import type { AppStanding } from "../../domain/app-standing.ts";
import type { Repository } from "../../domain/repository.ts";
import { KeptWhile } from "../../flows/kept-while.ts";
import type { Checks } from "./check.ts";
import { type Checking, mostRepositories, runChecks, type Viewing } from "./run-checks.ts";
import { checksPage } from "./view.ts";

export interface SetupRoutes {
  readonly checking: Checking;
  readonly signIn: Pick<SignIn, "require" | "askToSignIn" | "repositories" | "isAdmin">;
  readonly find: FindRepository;
}

/** Milliseconds: a page that is loaded again in a hurry asks GitHub nothing … */
const life = 60_000;
/** … unless GitHub sent somebody here, since something changed. */
const pause = 5000;
const most = 100;

export function setupRoutes({ checking, signIn, find }: SetupRoutes): Hono<SignInEnv> {
  const seen = new KeptWhile<readonly Checks[] | "signed_out">(checking.clock, life, most);
  const arrivals = new KeptWhile<void>(checking.clock, pause, most);
  const app = new Hono<SignInEnv>();
  app.onError((error, context) =>
    pageNotShown({ log: checking.log, viewer: context.get("session") ?? null }, error, context),
  );
  app.get("/setup", privacyOfForms, signIn.require, async (context) => {
    const viewer = context.get("session");
    if (!viewer) return signIn.askToSignIn(context);
    if (context.req.query("setup_action")) await arrivals.ask(viewer.id, async () => seen.forget(viewer.id));
    const checks = await seen.ask(viewer.id, () => look({ checking, signIn, find }, viewer));
    return show(context, signIn, { viewer, checks });
  });
  // Where the first run ended, for whoever loads its last page again.
  app.get("/registered", (context) => context.redirect("./setup"));
  return app;
}

interface Looked {
  readonly viewer: Session;
  readonly checks: readonly Checks[] | "signed_out";
}

const show = (
  context: Context<SignInEnv>,
  signIn: Pick<SignIn, "askToSignIn">,
  { viewer, checks }: Looked,
): Response | Promise<Response> =>
  checks === "signed_out" ? signIn.askToSignIn(context) : context.html(checksPage(viewer, checks));

async function look({ checking, signIn, find }: SetupRoutes, viewer: Session) {
  const readable = await signIn.repositories(viewer);
  if (readable === "signed_out") return readable;
  return runChecks(checking, await toViewing({ signIn, find }, viewer, readable));
}

/** GitHub lists only repositories that the App is installed on. */
async function toViewing(
  { signIn, find }: Pick<SetupRoutes, "signIn" | "find">,
  viewer: Session,
  readable: readonly ReadableRepository[],
): Promise<Viewing> {
  const found = await Promise.all(readable.slice(0, mostRepositories).map((one) => find(one).catch(() => null)));
  return {
    isOperator: (app) => administers(signIn, viewer, app),
    accounts: new Set(readable.map(({ full_name: name }) => (name.split("/")[0] ?? "").toLowerCase())),
    repositories: found.filter((one): one is Repository => one !== null),
    others: Math.max(0, readable.length - mostRepositories),
  };
}

/** Who owns the App, or administers the organisation that does: GitHub lets nobody else change its settings. */
async function administers(signIn: Pick<SignIn, "isAdmin">, viewer: Session, { owner }: AppStanding): Promise<boolean> {
  if (owner === null) return false;
  if (owner.type === "User") return owner.id === viewer.user.id;
  return (await signIn.isAdmin(viewer, owner.login)) === true;
}
