// The frame of the pages of the first run, and their notices.
import { html } from "hono/html";
import { assetPath } from "../../dashboard/assets.ts";
import type { Html } from "../../dashboard/views/layout.ts";
import { page } from "../../dashboard/views/page.ts";

export const frame = (title: string, main: Html): Html =>
  page(
    { title, base: "", viewer: null, trail: [] },
    html`<link rel="stylesheet" href="${assetPath("setup.css")}"><div class="setup"><h1>${title}</h1>
${main}</div>`,
  );

export interface Notice {
  readonly title: string;
  readonly text: Html;
  readonly status: 400 | 403 | 413 | 421 | 429 | 500 | 502;
}

export const noticeView = ({ title, text }: Notice): Html => frame(title, html`<p>${text}</p>`);
