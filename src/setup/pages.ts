// The pages of the first run: the code, the form, the way to GitHub and back.
import type { Context, MiddlewareHandler } from "hono";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { assetRoutes } from "../dashboard/assets.ts";
import { headers, policy } from "../dashboard/privacy.ts";
import { ofConnection } from "../dashboard/sign-in/address-of.ts";
import { type Attempts, createAttempts } from "../dashboard/sign-in/attempts.ts";
import { isFromHere } from "../dashboard/sign-in/guard-changes.ts";
import { isSame } from "../dashboard/sign-in/signed.ts";
import { originOf, type Place } from "./hosts.ts";
import type { SetupPages } from "./parts.ts";
import { finishRegistration, type Registering, startRegistration } from "./register.ts";
import { show } from "./show.ts";
import { offered } from "./typed.ts";
import { codeView, type Trouble } from "./views/code.ts";
import { formView } from "./views/form.ts";
import { forged, otherName, ours, strange, tooLarge, tooOften } from "./views/notices.ts";
import { createVisitors, type Visitor, type Visitors } from "./visitor.ts";

/** Bytes. */
const largest = 16 * 1024;
/** Of one network; more than the code allows before a new one is printed. */
const pace = { most: 40, per: 300_000, addresses: 1000 };

interface Env {
  readonly Variables: { readonly origin: string; readonly visitor: Visitor };
}

export function setupPages(pages: SetupPages): Hono<Env> {
  const [visitors, attempts] = [createVisitors(), createAttempts(pages.clock, pace)];
  const visitor = requireVisitor(visitors);
  const app = new Hono<Env>();
  app.onError((error, context) => {
    pages.log.error({ err: error }, "page of the first run not shown");
    return show(context, ours);
  });
  app.use(privacy, known(pages.place));
  app.use(bodyLimit({ maxSize: largest, onError: (context) => show(context, tooLarge) }), onlyFromHere);
  app.route("/", assetRoutes());
  app.get("/", (context) => home(pages, visitors, context));
  app.post("/enter", (context) => enter(pages, { visitors, attempts }, context));
  app.post("/register", visitor, async (context) => {
    const body: Readonly<Record<string, unknown>> = await context.req.parseBody();
    const { csrf } = body;
    if (typeof csrf !== "string" || !isSame(csrf, context.get("visitor").csrf)) return show(context, forged);
    return startRegistration(registering(pages, context), body);
  });
  app.get("/registered", visitor, (context) => finishRegistration(registering(pages, context)));
  return app;
}

const registering = (pages: SetupPages, context: Context<Env>): Registering => ({
  ...pages,
  context,
  visitor: context.get("visitor"),
  origin: context.get("origin"),
});

/** What the page itself says of its forms stays. */
const privacy: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers: set } = context.res;
  if (!set.has("Content-Security-Policy")) set.set("Content-Security-Policy", policy("'self'"));
  if (!set.has("Referrer-Policy")) set.set("Referrer-Policy", "same-origin");
  for (const [name, value] of Object.entries(headers)) if (!set.has(name)) set.set(name, value);
};

const known =
  (place: Place): MiddlewareHandler<Env> =>
  async (context, next) => {
    const origin = originOf(place, context.req.header("host"));
    if (origin === null) return show(context, otherName);
    context.set("origin", origin);
    return next();
  };

const onlyFromHere: MiddlewareHandler<Env> = async (context, next) => {
  if (context.req.method === "GET" || context.req.method === "HEAD") return next();
  return isFromHere(context, new URL(context.get("origin")).origin) ? next() : show(context, forged);
};

const requireVisitor =
  (visitors: Visitors): MiddlewareHandler<Env> =>
  async (context, next) => {
    const visitor = visitors.find(context);
    if (!visitor) return show(context, strange);
    context.set("visitor", visitor);
    return next();
  };

function home({ preset }: SetupPages, visitors: Visitors, context: Context<Env>): Response | Promise<Response> {
  const visitor = visitors.find(context);
  if (!visitor) return context.html(codeView(null));
  const typed = visitor.typed ?? offered(context.get("origin"), preset);
  return context.html(formView({ visitor, typed, preset, mistakes: {}, trouble: null }));
}

interface Door {
  readonly visitors: Visitors;
  readonly attempts: Attempts;
}

async function enter({ code }: SetupPages, { visitors, attempts }: Door, context: Context<Env>): Promise<Response> {
  if (visitors.find(context)) return context.redirect("./", 303);
  const wait = attempts(ofConnection(context));
  if (wait > 0) return show(context, tooOften(wait));
  const given = (await context.req.parseBody())["code"];
  const taken = code.take(typeof given === "string" ? given : "");
  if (taken !== "taken") return refuse(context, taken);
  visitors.enter(context, context.get("origin"));
  return context.redirect("./", 303);
}

const refuse = (context: Context, trouble: NonNullable<Trouble>) => context.html(codeView(trouble), 403) as Response;
