// What a page says to its script and to those without one: where it hears of changes, and of when it is.
import { html } from "hono/html";
import { utc } from "../../cards/words.ts";
import type { RepositoryName } from "../shown.ts";
import { repositoryPath } from "./addresses.ts";
import type { Html } from "./layout.ts";

export interface Live {
  /** Below the base of all addresses. */
  readonly path: string;
  /** Of when the page is. */
  readonly now: Date;
}

export const liveOf = (repository: RepositoryName, now: Date): Live => ({
  path: `${repositoryPath(repository)}/live`,
  now,
});

/** Attributes of `<main>`. */
export const liveAttributes = (base: string, { path, now }: Live): Html =>
  html` data-live="${base}${path}" data-now="${now.toISOString()}"`;

/** A page that asks again by itself would take away what somebody reads or writes on it. */
export const asOfView = ({ now }: Live): Html => html`<noscript><p class="muted">As of
<time datetime="${now.toISOString()}">${utc(now.toISOString())}</time>. <a href="">Load again</a></p></noscript>`;
