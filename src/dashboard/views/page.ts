// The frame around every page of the dashboard: where one is, who looks, and the way back.
import { html } from "hono/html";
import { assetPath } from "../assets.ts";
import { signOutForm } from "../sign-in/form.ts";
import type { Session } from "../sign-in/options.ts";
import type { Html } from "./layout.ts";
import { asOfView, type Live, liveAttributes } from "./live.ts";

export interface PageFrame {
  readonly title: string;
  /** From the page to the base of all addresses: "../../"; "" on the first page. */
  readonly base: string;
  /** Null: nobody is signed in. */
  readonly viewer: Session | null;
  /** The way here, without the first page and the page itself. */
  readonly trail: readonly Crumb[];
  /** Null: it does not change by itself while somebody looks at it, as a form must not. */
  readonly live?: Live | null;
}

export interface Crumb {
  readonly name: string;
  /** Below the base of all addresses. */
  readonly path: string;
}

export const page = ({ title, base, viewer, trail, live = null }: PageFrame, main: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>${title} · Slipway</title>
<link rel="icon" href="${base}${assetPath("icon.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${base}${assetPath("log.css")}">
<link rel="stylesheet" href="${base}${assetPath("pages.css")}">
<link rel="stylesheet" href="${base}${assetPath("actions.css")}">
<script type="module" src="${base}${assetPath("log.js")}"></script>
<script type="module" src="${base}${assetPath("live.js")}"></script>
</head>
<body class="pages">
<a class="skip" href="#main">Skip to content</a>
<header>
<nav aria-label="Where you are"><ol>
<li><a href="${base || "./"}"><img src="${base}${assetPath("icon.svg")}" alt="" width="20" height="20"> Slipway</a></li>
${trail.map(({ name, path }) => html`<li><a href="${base}${path}"><bdi>${name}</bdi></a></li>`)}
</ol></nav>
${viewer ? signOutForm(viewer, base) : ""}
</header>
<main id="main"${live ? liveAttributes(base, live) : ""}>${main}${live ? asOfView(live) : ""}</main>
</body>
</html>`;
