// The page of an environment: how it stands, its history with filters in the address, and how it is delivered to.
import { html } from "hono/html";
import type { EnvironmentStanding } from "../../cards/status-card.ts";
import type { Measured } from "../../domain/dora.ts";
import { isUnread, type Unread } from "../../domain/snapshot.ts";
import { type Asked, toQuery } from "../pages/asked.ts";
import type { HistoryShown, RepositoryName } from "../shown.ts";
import { repositoryCrumb } from "./addresses.ts";
import { actionsView, type Place, standingLines, standingWords } from "./environment-row.ts";
import { figuresView } from "./figures.ts";
import { filterView, isFiltered } from "./history-filter.ts";
import { historyRow } from "./history-row.ts";
import type { Html } from "./layout.ts";
import { liveOf } from "./live.ts";
import { outside } from "./outside.ts";
import { page } from "./page.ts";
import { emptyView, unreadView } from "./pieces.ts";
import type { Seeing } from "./repositories.ts";
import { agoView } from "./when.ts";

export interface HistoryOf {
  readonly repository: RepositoryName;
  readonly asked: Asked;
  readonly shown: HistoryShown;
  readonly measured: Measured | Unread | null;
}

const base = "../../../";

export function historyPage({ viewer, now }: Seeing, { repository, asked, shown, measured }: HistoryOf): Html {
  const { url, environment, standing } = shown;
  const acting = { viewer: { login: viewer.user.login, role: shown.role }, find: shown.find };
  const place = { ...repository, url, base, now, acting };
  return page(
    {
      title: `${environment} · ${repository.owner}/${repository.name}`,
      base,
      viewer,
      trail: [repositoryCrumb(repository)],
      live: liveOf(repository, now),
    },
    html`<h1><bdi>${environment}</bdi></h1>
${standing === null ? "" : standsView(place, standing)}
<section aria-labelledby="history"><h2 id="history">History</h2>
${filterView(asked, shown.tasks)}
${listView(place, asked, shown)}
${asOfView(shown, now)}</section>
${measured === null ? "" : figuresView(asked, measured, now)}`,
  );
}

const standsView = (place: Place, standing: EnvironmentStanding): Html =>
  html`<section class="box" aria-label="How it stands"><div class="row" data-says="${standingWords(standing)}">${standingLines(place, standing)}
${actionsView(place, standing)}</div></section>`;

const asOfView = ({ asOf }: HistoryShown, now: Date): Html | "" =>
  asOf === null ? "" : html`<p class="muted">As GitHub showed it ${agoView(asOf, now)}.</p>`;

function listView(place: Place, asked: Asked, shown: HistoryShown): Html {
  const { deployments, hasMore } = shown;
  if (isUnread(deployments)) return unreadView("GitHub did not show the deployments", deployments);
  if (deployments.length === 0) return nothing(asked);
  const rows = deployments.map((one, index) =>
    historyRow(place, { asked, one, older: deployments[index + 1] ?? null }),
  );
  return html`${asked.from === null ? "" : comparingView(asked, asked.from.id)}
<ol class="box rows">${rows}</ol>
${pagesView(asked, hasMore)}
<p class="muted">${outside(allOf(shown), "All deployments to it on GitHub")}</p>`;
}

const allOf = ({ url, environment }: HistoryShown): string =>
  `${url}/deployments/${encodeURIComponent(environment.toWellFormed())}`;

const comparingView = (asked: Asked, id: number): Html =>
  html`<p class="notice" role="status">Comparing <code>#${id}</code>: choose the other deployment below, or
<a href="${toQuery({ ...asked, from: null })}">stop comparing</a>.</p>`;

function nothing(asked: Asked): Html {
  const all = toQuery({ ...asked, task: null, state: null, by: null, page: 1 });
  if (isFiltered(asked) || asked.page > 1)
    return emptyView("Nothing matches", html`<a href="${all}">Show all deployments</a> to this environment.`);
  return emptyView("No deployment yet", html`Comment <code>/deploy</code> on a pull request: it appears here.`);
}

function pagesView(asked: Asked, hasMore: boolean): Html | "" {
  if (asked.page === 1 && !hasMore) return "";
  const to = (page: number, rel: string, label: string): Html =>
    html`<li><a href="${toQuery({ ...asked, page })}" rel="${rel}">${label}</a></li>`;
  return html`<nav aria-label="Pages of the history"><ul class="pager">
${asked.page > 1 ? to(asked.page - 1, "prev", "Newer") : ""}
<li aria-current="page">Page ${asked.page}</li>
${hasMore ? to(asked.page + 1, "next", "Older") : ""}
</ul></nav>`;
}
