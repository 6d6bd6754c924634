// The frame around every page.
import { html } from "hono/html";
import { assetPath } from "../assets.ts";

export type Html = ReturnType<typeof html>;

export interface Frame {
  readonly title: string;
  /** From the page to the base of all addresses: "../../". */
  readonly base: string;
  /** Seconds after which a browser that runs no scripts asks again; null: nothing changes any more. */
  readonly again: number | null;
}

export const layout = ({ title, base, again }: Frame, main: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<link rel="icon" href="${base}${assetPath("icon.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${base}${assetPath("log.css")}">
<script type="module" src="${base}${assetPath("log.js")}"></script>
${again === null ? "" : html`<noscript><meta http-equiv="refresh" content="${again}"></noscript>`}
</head>
<body>
<main>${main}</main>
</body>
</html>`;
