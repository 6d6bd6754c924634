// Where Apps send people to sign in, and where they get their tokens: beside the API, as on GitHub.
import { type Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import { secureHeaders } from "hono/secure-headers";
import type { Backend } from "../endpoints.ts";
import { problemView } from "../page/views/account.ts";
import { layout } from "../page/views/layout.ts";
import { personCookie } from "../page/world.ts";
import { track } from "../track.ts";
import { accessToken, type Fields } from "./access-token.ts";
import { authorize } from "./authorize.ts";
import { authorizeView } from "./authorize-view.ts";

const [authorizePath, tokenPath] = ["/login/oauth/authorize", "/login/oauth/access_token"];

/** Links choose, no form: browsers would hold the App's address against `form-action`. */
const headers = secureHeaders({
  strictTransportSecurity: false,
  contentSecurityPolicy: { defaultSrc: ["'self'"], formAction: ["'self'"], frameAncestors: ["'none'"] },
});

export function oauthRoutes(backend: Backend): Hono {
  const app = new Hono();
  app.get(authorizePath, headers, (context) => showAuthorize(backend, context));
  app.post(tokenPath, (context) => giveToken(backend, context));
  return app;
}

async function showAuthorize({ wire }: Backend, context: Context): Promise<Response> {
  const query = new URL(context.req.url).searchParams;
  const authorization = authorize(wire.state, query, getCookie(context, personCookie) ?? "");
  if (authorization.kind === "back") return context.redirect(authorization.to);
  const [title, main, status] =
    authorization.kind === "choose"
      ? ([`Authorize ${authorization.app.name}`, authorizeView(authorization), 200] as const)
      : (["Not found", problemView("Not found", "No App with this client id and a callback URL."), 404] as const);
  return context.html(await layout({ title }, main), status);
}

async function giveToken(backend: Backend, context: Context): Promise<Response> {
  const fields = await readFields(context.req.raw);
  const route = `POST ${tokenPath}`;
  const call = { method: "POST", path: tokenPath, route, kind: "rest", write: true, token: "none", names: [] } as const;
  const wantsJson = /\bjson\b/.test(context.req.header("accept") ?? "");
  const answered = await track(backend, call, () =>
    Promise.resolve(toAnswer(accessToken(backend.wire.state, fields), wantsJson)),
  );
  return answered ?? new Response(null, { status: 502 });
}

/** Of the address, of a form, or of JSON. */
async function readFields(request: Request): Promise<Fields> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const body = await request.text();
  if (!request.headers.get("content-type")?.includes("json"))
    return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  const parsed: unknown = JSON.parse(body);
  const texts = Object.entries(parsed ?? {}).filter((field): field is [string, string] => typeof field[1] === "string");
  return { ...query, ...Object.fromEntries(texts) };
}

const numbers = ["expires_in", "refresh_token_expires_in"];

function toAnswer(fields: Fields, wantsJson: boolean): Response {
  if (!wantsJson) return new Response(new URLSearchParams(fields));
  const typed = Object.entries(fields).map(([name, value]) => [name, numbers.includes(name) ? Number(value) : value]);
  return Response.json(Object.fromEntries(typed));
}
