// Links that lead away from Slipway.
import { html } from "hono/html";
import type { Html } from "./layout.ts";

export const outside = (href: string, label: string | Html): Html =>
  html`<a href="${href}" rel="noreferrer">${label}</a>`;

/** Null where the address leads to no web page. */
export const toPage = (href: string | null | undefined, label: string | Html): Html | null =>
  href && /^https?:$/.test(URL.parse(href)?.protocol ?? "") ? outside(href, label) : null;
