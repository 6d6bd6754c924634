// The headers of pages that few may see: nothing foreign in them, and nothing of them elsewhere.
import type { MiddlewareHandler } from "hono";

/** `forms`: where those of the page lead. */
export const policy = (forms: string): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    `form-action ${forms}`,
    "frame-ancestors 'none'",
  ].join("; ");

export const headers: Readonly<Record<string, string>> = {
  "X-Robots-Tag": "noindex, nofollow",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
};

const privacyWith =
  (forms: "'none'" | "'self'"): MiddlewareHandler =>
  async (context, next) => {
    await next();
    context.res.headers.set("Content-Security-Policy", policy(forms));
    context.res.headers.set("Referrer-Policy", forms === "'self'" ? "same-origin" : "no-referrer");
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  };

export const privacy: MiddlewareHandler = privacyWith("'none'");

/**
 * Of pages with forms, which lead nowhere else. With "no-referrer" browsers would send their forms from the origin
 * "null", and without TLS say nothing else of where they come from: https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export const privacyOfForms: MiddlewareHandler = privacyWith("'self'");
