// What stands before every page: nothing foreign is loaded, framed or posted, and bodies are small.
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";

/** A comment of GitHub's longest, with every character written as %XX%XX%XX. Bytes. */
const longestBody = 1024 * 1024;

export function guard(app: Hono): void {
  app.use(
    secureHeaders({
      strictTransportSecurity: false,
      referrerPolicy: "same-origin",
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.use(csrf());
  app.use(bodyLimit({ maxSize: longestBody }));
}
