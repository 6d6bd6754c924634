// Registering an App from a manifest and installing it, on pages as GitHub has them, and the credentials for the code.
import { type Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Backend } from "../endpoints.ts";
import { problemView } from "../page/views/account.ts";
import type { Html } from "../page/views/html.ts";
import { layout } from "../page/views/layout.ts";
import { personCookie } from "../page/world.ts";
import { installApp } from "../state/installations.ts";
import { findAccount } from "../state/accounts.ts";
import type { App, State } from "../state/model.ts";
import { track } from "../track.ts";
import { type Manifest, parseManifest } from "./manifest.ts";
import { redeemManifestCode, registerFromManifest, toConversionJson } from "./register.ts";
import { createView, installView } from "./views.ts";

export function registrationRoutes(backend: Backend): Hono {
  const { state } = backend.wire;
  const app = new Hono();
  app.post("/settings/apps/new", (context) => create(state, context, playedIn(state, context)));
  app.post("/organizations/:organization/settings/apps/new", (context) =>
    create(state, context, context.req.param("organization")),
  );
  app.get("/apps/:slug/installations/new", (context, next) => showInstall(state, context, next));
  app.post("/apps/:slug/installations", (context, next) => install(state, context, next));
  app.post("/api/v3/app-manifests/:code/conversions", (context) => convert(backend, context));
  return app;
}

/** Whom the sandbox's own page plays, else whoever comes first. */
function playedIn(state: State, context: Context): string {
  const played = findAccount(state, getCookie(context, personCookie) ?? "");
  return (played ?? [...state.accounts.values()].find(({ type }) => type === "User"))?.login ?? "ghost";
}

/** The manifest comes from another site and is only shown; with a name, from this page, it is registered. */
async function create(state: State, context: Context, owner: string): Promise<Response> {
  const { manifest: given, name } = await context.req.parseBody();
  const text = typeof given === "string" ? given : "";
  const manifest = parseManifest(text);
  if ("problem" in manifest) return problem(context, "Invalid GitHub App configuration", manifest.problem);
  const { pathname, search, searchParams } = new URL(context.req.url);
  const shown = { manifest, text, owner, action: pathname + search };
  const ask = (called: string, why: string | null): Promise<Response> =>
    show(context, { title: "Create GitHub App", main: createView({ ...shown, name: called, problem: why }), manifest });
  if (typeof name !== "string") return ask(manifest.name ?? "", null);
  const code = registerFromManifest(state, { manifest, owner, name });
  if (code === null) return ask(name, "Name is already taken");
  const back = new URL(manifest.redirect_url ?? manifest.url);
  back.searchParams.set("code", code);
  const stated = searchParams.get("state");
  if (stated !== null) back.searchParams.set("state", stated);
  return context.redirect(back.href, 302);
}

interface Shown {
  readonly title: string;
  readonly main: Html;
  /** Whose addresses the page's form may lead to in the end. */
  readonly manifest?: Manifest;
  readonly app?: App;
}

async function show(context: Context, { title, main, manifest, app }: Shown, status: 200 | 400 = 200) {
  const ends = [manifest?.redirect_url, app?.setupUrl].filter(Boolean).map((end) => new URL(end ?? "").origin);
  context.header(
    "Content-Security-Policy",
    `default-src 'self'; form-action ${["'self'", ...ends].join(" ")}; frame-ancestors 'none'`,
  );
  return context.html(await layout({ title }, main), status);
}

const problem = (context: Context, title: string, text: string): Promise<Response> =>
  show(context, { title, main: problemView(title, text) }, 400);

const appBy = (state: State, slug: string): App | undefined =>
  [...state.apps.values()].find((app) => app.slug === slug);

type Next = () => Promise<void>;

/** Where there is no such App the pages beside the API may say so. */
function showInstall(state: State, context: Context, next: Next): Promise<Response | void> {
  const app = appBy(state, context.req.param("slug") ?? "");
  if (!app) return next();
  const accounts = [...state.accounts.values()].filter(({ type }) => type !== "Bot").map(({ login }) => login);
  return show(context, { title: `Install ${app.name}`, main: installView(app, accounts), app });
}

async function install(state: State, context: Context, next: Next): Promise<Response | void> {
  const app = appBy(state, context.req.param("slug") ?? "");
  const { account } = await context.req.parseBody();
  if (!app || typeof account !== "string" || !findAccount(state, account)) return next();
  const { id } = installApp(state, { app, account });
  if (app.setupUrl === "") return context.redirect(`/apps/${app.slug}`, 303);
  const to = new URL(app.setupUrl);
  to.searchParams.set("installation_id", String(id));
  to.searchParams.set("setup_action", "install");
  return context.redirect(to.href, 302);
}

/** Whoever has the code is who was sent back with it: no other credentials are asked. */
async function convert(backend: Backend, context: Context): Promise<Response> {
  const { wire } = backend;
  const route = "POST /app-manifests/{code}/conversions";
  const path = new URL(context.req.url).pathname.replace(/^\/api\/v3/, "");
  const call = { method: "POST", path, route, kind: "rest", write: true, token: "none", names: [] } as const;
  const answered = await track(backend, call, async () => {
    const app = redeemManifestCode(wire.state, context.req.param("code") ?? "");
    return app
      ? Response.json(toConversionJson(wire, app), { status: 201 })
      : Response.json({ message: "Not Found" }, { status: 404 });
  });
  return answered ?? new Response(null, { status: 502 });
}
