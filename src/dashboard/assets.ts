// The files that pages load: each at an address that changes with what it holds.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Hono } from "hono";

const types = {
  "log.css": "text/css; charset=utf-8",
  "pages.css": "text/css; charset=utf-8",
  "actions.css": "text/css; charset=utf-8",
  "setup.css": "text/css; charset=utf-8",
  "log.js": "text/javascript; charset=utf-8",
  "live.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml; charset=utf-8",
} as const;

type Asset = keyof typeof types;

const read = (file: string): string => readFileSync(new URL(`assets/${file}`, import.meta.url), "utf8");

const contents = Object.fromEntries(Object.keys(types).map((file) => [file, read(file)])) as Record<Asset, string>;

const versionOf = (file: Asset): string => createHash("sha256").update(contents[file]).digest("base64url").slice(0, 12);

/** Relative to the base of all addresses: a proxy may put Slipway below a path. */
export const assetPath = (file: Asset): string => `assets/${file}?v=${versionOf(file)}`;

export function assetRoutes(): Hono {
  const app = new Hono();
  for (const [file, type] of Object.entries(types) as [Asset, string][]) {
    app.get(`/assets/${file}`, (context) =>
      context.body(contents[file], 200, {
        "Content-Type": type,
        "Cache-Control": "public, max-age=31536000, immutable",
        "X-Content-Type-Options": "nosniff",
      }),
    );
  }
  return app;
}
