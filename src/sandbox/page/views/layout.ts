// The frame around every page.
import { html } from "hono/html";
import type { Repository } from "../../state/model.ts";
import { fullName } from "../../state/repositories.ts";
import type { Person } from "../facts/people.ts";
import { avatar, pathOf } from "./bits.ts";
import type { Html } from "./html.ts";
import { icon } from "./icon.ts";

export interface Frame {
  readonly title: string;
  readonly repository?: Repository;
  readonly tab?: "code" | "pulls";
  /** Whom the page plays, and who else could be played. */
  readonly cast?: { readonly people: readonly Person[]; readonly you: Person };
  /** Where the live part of the page comes from. */
  readonly live?: { readonly fragment: string; readonly events: string; readonly version: string };
}

export const layout = (frame: Frame, main: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${frame.title}</title>
<link rel="icon" href="/-/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/-/style.css">
<script type="module" src="/-/live.js"></script>
</head>
<body${liveAttributes(frame)}>
<a class="skip" href="#main">Skip to content</a>
${top(frame)}
<main id="main">${main}</main>
<footer class="foot">A sandbox that behaves like GitHub, in the memory of one process. Nothing here is real.</footer>
</body>
</html>`;

function liveAttributes({ live }: Frame): Html | "" {
  if (!live) return "";
  return html` data-fragment="${live.fragment}" data-events="${live.events}" data-version="${live.version}"`;
}

const top = (frame: Frame): Html => html`<header class="top">
<div class="bar">
<a class="home" href="/" aria-label="Sandbox: all repositories">${icon("ship")}</a>
${frame.repository ? crumbs(frame.repository) : html`<span class="crumbs">Sandbox</span>`}
${frame.cast ? castForm(frame.cast) : ""}
</div>
${frame.repository ? tabs(frame.repository, frame.tab) : ""}
</header>`;

const crumbs = (repository: Repository): Html => html`<nav class="crumbs" aria-label="Repository">
<a href="/${encodeURIComponent(repository.owner)}"><bdi>${repository.owner}</bdi></a><span aria-hidden="true">/</span><a class="strong" href="${pathOf(repository)}"><bdi>${repository.name}</bdi></a>
</nav>`;

function tabs(repository: Repository, current: Frame["tab"]): Html {
  const open = [...repository.pulls.values()].filter(({ state }) => state === "open").length;
  const here = (tab: Frame["tab"]): Html | "" => (tab === current ? html` aria-current="page"` : "");
  return html`<nav class="tabs" aria-label="${fullName(repository)}">
<a href="${pathOf(repository)}"${here("code")}>${icon("code")} Code</a>
<a href="${pathOf(repository, "/pulls")}"${here("pulls")}>${icon("pull")} Pull requests <span class="count">${open}</span></a>
</nav>`;
}

const castForm = ({
  people,
  you,
}: NonNullable<Frame["cast"]>): Html => html`<form class="cast" method="post" action="/-/person">
${avatar(you.login, 20)}
<label class="hidden" for="person">Act as</label>
<select id="person" name="person" data-submits>${people.map(
  ({ login, role }) =>
    html`<option value="${login}"${login === you.login ? html` selected` : ""}>${login} (${role})</option>`,
)}</select>
<button class="small" type="submit">Switch</button>
</form>`;
