// What stands before every change: somebody is signed in, and means it.
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { every } from "hono/combine";
import { answer } from "./answer.ts";
import type { SignInEnv, SignInParts } from "./options.ts";
import { readSession } from "./session.ts";
import { isSame } from "./signed.ts";
import { forged, notSignedIn, tooLarge } from "./views.ts";

/** Bytes: a comment of GitHub's longest, with room. */
const largest = 256 * 1024;

export const guardChanges = (parts: SignInParts): MiddlewareHandler<SignInEnv> =>
  every(bodyLimit({ maxSize: largest, onError: refuse }), readSession(parts), check(parts));

const refuse = (context: Context) => answer(context, tooLarge, { status: 413 });

const reading = ["GET", "HEAD", "OPTIONS"];

const check =
  ({ url }: SignInParts): MiddlewareHandler<SignInEnv> =>
  async (context, next) => {
    if (reading.includes(context.req.method)) return next();
    if (!isFromHere(context, new URL(url).origin)) return answer(context, forged, { status: 403 });
    const session = context.get("session");
    if (!session) return answer(context, notSignedIn, { status: 401 });
    return isSame(await givenToken(context), session.csrf) ? next() : answer(context, forged, { status: 403 });
  };

/**
 * Browsers say it, and no page can make them say otherwise. From a page with the policy "no-referrer" they send the
 * origin "null": https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function isFromHere(context: Context, own: string): boolean {
  const [site, origin] = [context.req.header("sec-fetch-site"), context.req.header("origin")];
  if (site !== undefined) return site === "same-origin" && (origin === undefined || ["null", own].includes(origin));
  return origin === own;
}

const isForm = (context: Context): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(context.req.header("content-type") ?? "");

async function givenToken(context: Context): Promise<string> {
  const header = context.req.header("x-slipway-csrf");
  if (header !== undefined || !isForm(context)) return header ?? "";
  const body: Readonly<Record<string, unknown>> = await context.req.parseBody();
  return typeof body["csrf"] === "string" ? body["csrf"] : "";
}
