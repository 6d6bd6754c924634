// The files of the page, its avatars, and the choice of whom it plays.
import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { avatarImage } from "./avatar.ts";
import { personCookie } from "./world.ts";

const svg = "image/svg+xml; charset=utf-8";

const types: Readonly<Record<string, string>> = {
  "style.css": "text/css; charset=utf-8",
  "live.js": "text/javascript; charset=utf-8",
  "icon.svg": svg,
};

/** Below "/-/", which no account can be called. */
export function assetRoutes(app: Hono): void {
  for (const [file, type] of Object.entries(types)) {
    const content = readFileSync(new URL(`assets/${file}`, import.meta.url), "utf8");
    app.get(`/-/${file}`, (context) =>
      context.body(content, 200, { "Content-Type": type, "Cache-Control": "no-cache" }),
    );
  }
  app.get("/avatars/:login", async (context) => {
    const image = String(await avatarImage(context.req.param("login")));
    return context.body(image, 200, { "Content-Type": svg, "Cache-Control": "max-age=86400" });
  });
  app.post("/-/person", async (context) => {
    const { person } = await context.req.parseBody();
    if (typeof person === "string") setCookie(context, personCookie, person, { httpOnly: true, sameSite: "Strict" });
    return context.redirect(backPath(context.req.header("referer")), 303);
  });
}

/** The path of the page where the choice was made: never another site. */
function backPath(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return "/";
  return new URL(referer).pathname.replace(/^\/+/, "/");
}
