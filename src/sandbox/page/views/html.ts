// What every view is made of: escaped HTML, and addresses that are safe to follow.
import type { html } from "hono/html";

export type Html = ReturnType<typeof html>;

/** Of strangers: null unless it leads to a web page. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "http:" || protocol === "https:" ? href : null;
}

/** A path of names, each of which may hold anything but "/". */
export const encodePath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
