// The pages that show and change nothing: who is signed in gets what their view answers, everybody else the way to sign in.
import { type Context, Hono } from "hono";
import type { Clock } from "../../domain/clock.ts";
import type { Log } from "../../flows/ports.ts";
import { assetRoutes } from "../assets.ts";
import { privacyOfForms } from "../privacy.ts";
import type { Pages } from "../shown.ts";
import type { SignInEnv } from "../sign-in/options.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { baseOf } from "../sign-in/views.ts";
import { missingPage } from "../views/missing.ts";
import { byPath, type View } from "./by-path.ts";
import { pageNotShown } from "./page-not-shown.ts";

export interface PageRoutes {
  readonly pages: Pages;
  readonly signIn: Pick<SignIn, "require" | "askToSignIn">;
  readonly clock: Clock;
  readonly log: Log;
}

type Asking = Context<SignInEnv>;

/** Mount them after everything that has an address of its own: `/:owner/:repo` takes whatever has two parts. */
export function pageRoutes(routes: PageRoutes): Hono<SignInEnv> {
  const app = new Hono<SignInEnv>();
  app.onError((error, context) =>
    pageNotShown({ log: routes.log, viewer: context.get("session") ?? null }, error, context),
  );
  app.route("/", assetRoutes());
  for (const [path, view] of Object.entries(byPath))
    app.get(path, privacyOfForms, routes.signIn.require, (context) => show(routes, context, view));
  return app;
}

async function show({ pages, signIn, clock }: PageRoutes, context: Asking, view: View): Promise<Response> {
  const viewer = context.get("session");
  const answer = viewer ? await view(pages, { viewer, now: clock.now() }, context) : "signed_out";
  if (answer === "signed_out") return signIn.askToSignIn(context);
  if (answer !== null) return context.html(answer.page);
  return context.html(missingPage({ base: baseOf(context.req.path), viewer }), 404);
}
