// Where things are done from pages: a form for each verb, and what becomes of it when it is sent.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { Clock } from "../../domain/clock.ts";
import { createOffers } from "../answers/offers.ts";
import { pageNotShown } from "../pages/page-not-shown.ts";
import { repositoryOf, repositoryRoute } from "../pages/repository-route.ts";
import { privacyOfForms } from "../privacy.ts";
import { createAttempts, type Pace } from "../sign-in/attempts.ts";
import type { Session } from "../sign-in/options.ts";
import { baseOf } from "../sign-in/views.ts";
import { missingPage } from "../views/missing.ts";
import type { ActionEnv, ActionRoutes } from "./options.ts";
import { sendForm } from "./send-form.ts";
import { showForm } from "./show-form.ts";
import { actions, findAction } from "./verbs.ts";

const verbs = actions.map(({ verb }) => verb).join("|");
const path = `${repositoryRoute}/act/:verb{${verbs}}`;

/** So many commands of one person are taken from pages in a minute, and so many forms are shown, each of which asks GitHub. */
const sending = { most: 30, per: 60_000, addresses: 10_000 };
const showing = { ...sending, most: 120 };

/** Mount them before the pages. */
export function actionRoutes(routes: ActionRoutes): Hono<ActionEnv> {
  const app = new Hono<ActionEnv>();
  const { ports, signIn } = routes;
  const parts = { ...routes, offers: createOffers(ports) };
  const [slowToShow, slowToSend] = [limit(ports.clock, showing), limit(ports.clock, sending)];
  const common = [privacyOfForms, signIn.require, admit(routes)] as const;
  app.onError((error, context) =>
    pageNotShown({ log: routes.ports.log, viewer: context.get("session") ?? null }, error, context),
  );
  app.get(path, ...common, slowToShow, (context) => showForm(parts, context));
  app.post(path, ...common, signIn.guardChanges, slowToSend, (context) => sendForm(parts, context));
  return app;
}

/** By who asks, wherever from. */
function limit(clock: Clock, pace: Pace): MiddlewareHandler<ActionEnv> {
  const attempts = createAttempts(clock, pace);
  return (context, next) => {
    const wait = attempts(`${context.get("acting").viewer.user.id}`);
    return wait === 0 ? next() : Promise.resolve(tooOften(context, wait));
  };
}

/** Nobody learns of a repository that GitHub does not let them read: not even that a form was forged. */
const admit =
  ({ signIn, find }: ActionRoutes): MiddlewareHandler<ActionEnv> =>
  async (context, next) => {
    const viewer = context.get("session");
    const { owner, name } = repositoryOf(context);
    const readable = viewer ? await signIn.whoMay(viewer, `${owner}/${name}`) : "signed_out";
    if (readable === "signed_out" || !viewer) return signIn.askToSignIn(context);
    const repository = readable && (await find(readable));
    const action = findAction(context.req.param("verb") ?? "");
    if (!repository || !action) return missing(context, viewer);
    context.set("acting", { viewer, repository, action });
    return next();
  };

const missing = (context: Context, viewer: Session): Response | Promise<Response> =>
  context.html(missingPage({ base: baseOf(context.req.path), viewer }), 404);

function tooOften(context: Context, wait: number): Response {
  context.header("Retry-After", String(wait));
  return context.text(`That was too often. Wait ${wait} seconds, or write a comment.\n`, 429);
}
