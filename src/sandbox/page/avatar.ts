// An avatar: the first letter of a login on a colour of its own.
import { createHash } from "node:crypto";
import { html } from "hono/html";
import type { Html } from "./views/html.ts";

/** White letters are readable on each of them. */
const colours = ["#0969da", "#1a7f37", "#8250df", "#bc4c00", "#bf3989", "#1b7c83", "#cf222e", "#4d2d00"];

const letters = new Intl.Segmenter();

export function avatarImage(login: string): Html {
  const [first] = letters.segment(login.toUpperCase());
  const colour = colours[(createHash("sha256").update(login.toLowerCase()).digest()[0] ?? 0) % colours.length];
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/><text x="20" y="21" fill="#fff" font-family="system-ui, sans-serif" font-size="20" font-weight="600" text-anchor="middle" dominant-baseline="central">${first?.segment ?? "?"}</text></svg>`;
}
