// The first page: every repository that the person may read, and how its environments stand.
import { html } from "hono/html";
import { isUnread } from "../../domain/snapshot.ts";
import type { RepositoriesShown, RepositoryShown } from "../shown.ts";
import type { Session } from "../sign-in/options.ts";
import { repositoryPath } from "./addresses.ts";
import { environmentRow, type Place } from "./environment-row.ts";
import type { Html } from "./layout.ts";
import { toPage } from "./outside.ts";
import { page } from "./page.ts";
import { emptyView, unreadView } from "./pieces.ts";

export interface Seeing {
  readonly viewer: Session;
  readonly now: Date;
}

export const repositoriesPage = ({ viewer, now }: Seeing, shown: RepositoriesShown): Html =>
  page(
    { title: "Repositories", base: "", viewer, trail: [], live: { path: "live", now } },
    html`<h1>Repositories</h1>
${shown.repositories.length === 0 ? nothing(shown) : shown.repositories.map((one) => repositoryBox(one, now))}
${shown.hasSetup ? html`<p><a href="setup">Check the set-up</a></p>` : ""}`,
  );

function repositoryBox(repository: RepositoryShown, now: Date): Html {
  const { owner, name, url, standings, isPrivate } = repository;
  const full = html`<bdi>${owner}</bdi>/<bdi>${name}</bdi>`;
  return html`<section class="box"><div class="box-head">
<h2><a href="${repositoryPath(repository)}">${full}</a></h2> ${isPrivate ? html`<span class="state">private</span>` : ""}
</div>${environmentList({ owner, name, url, base: "", now }, standings)}</section>`;
}

function environmentList(place: Place, standings: RepositoryShown["standings"]): Html {
  if (isUnread(standings)) return unreadView("GitHub did not show its environments", standings);
  if (standings.length === 0)
    return html`<p class="row muted">Nothing was deployed yet. <a href="${repositoryPath(place)}">See its environments</a></p>`;
  return html`<ul class="rows">${standings.map((one) => environmentRow(place, one, 3))}</ul>`;
}

function nothing({ installUrl }: RepositoriesShown): Html {
  const install = toPage(installUrl, "Install it on a repository");
  return emptyView(
    "No repository yet",
    html`Slipway shows the repositories that it is installed on and that you may read.
${install ?? "Ask whoever runs it to install the GitHub App on a repository"},
then comment <code>/deploy</code> on one of its pull requests.`,
  );
}
