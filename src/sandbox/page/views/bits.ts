// Pieces that every page is made of: avatars, names, times, shas, branches.
import { html } from "hono/html";
import type { Repository } from "../../state/model.ts";
import { fullName } from "../../state/repositories.ts";
import { encodePath, type Html } from "./html.ts";

const isBot = (login: string): boolean => login.endsWith("[bot]");

const bareName = (login: string): string => login.replace(/\[bot\]$/, "");

const accountPath = (login: string): string =>
  isBot(login) ? `/apps/${encodeURIComponent(bareName(login))}` : `/${encodeURIComponent(login)}`;

export const avatar = (login: string, size: 20 | 32 | 40): Html =>
  html`<img class="avatar${isBot(login) ? " app" : ""}" src="/avatars/${encodeURIComponent(login)}" alt="" width="${size}" height="${size}">`;

/** A bot's name goes without its brackets, and with a label. */
export const name = (login: string): Html =>
  html`<a class="name" href="${accountPath(login)}"><bdi>${bareName(login)}</bdi></a>${isBot(login) ? html` <span class="label">bot</span>` : ""}`;

const shown = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  month: "short",
  day: "numeric",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The script of the page counts from it: "2 minutes ago". */
export const time = (at: string): Html => html`<time datetime="${at}">${shown.format(new Date(at))} UTC</time>`;

export const shortSha = (sha: string): string => sha.slice(0, 7);

export const pathOf = (repository: Repository, rest = ""): string => `/${encodePath(fullName(repository))}${rest}`;

export const sha = (repository: Repository, oid: string): Html =>
  html`<a class="sha" href="${pathOf(repository, `/commit/${oid}`)}">${shortSha(oid)}</a>`;

export const branch = (ref: string): Html => html`<span class="branch"><bdi>${ref}</bdi></span>`;

/** The first line of a commit's message. */
export const subject = (message: string): string => message.split("\n", 1)[0] ?? "";

export const plural = (count: number, noun: string, more?: string): string =>
  `${count} ${count === 1 ? noun : (more ?? `${noun}s`)}`;

/** Leads to the pull request that it opens. */
export const openAnother = (repository: Repository): Html =>
  html`<form method="post" action="${pathOf(repository, "/pulls")}"><button type="submit">Open another pull request</button></form>`;
