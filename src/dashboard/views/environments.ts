// The page of a repository: its environments, and what there is to know about each of them now.
import { html } from "hono/html";
import { isUnread } from "../../domain/snapshot.ts";
import type { EnvironmentsShown } from "../shown.ts";
import { auditPath } from "./addresses.ts";
import { environmentRow } from "./environment-row.ts";
import type { Html } from "./layout.ts";
import { outside } from "./outside.ts";
import { page } from "./page.ts";
import { emptyView, unreadView } from "./pieces.ts";
import type { Seeing } from "./repositories.ts";

const base = "../";

export const environmentsPage = ({ viewer, now }: Seeing, shown: EnvironmentsShown): Html =>
  page(
    { title: `${shown.owner}/${shown.name}`, base, viewer, trail: [] },
    html`<h1><bdi>${shown.owner}</bdi>/<bdi>${shown.name}</bdi></h1>
<ul class="facts">
<li>${outside(shown.url, "Repository on GitHub")}</li>
<li><a href="${base}${auditPath(shown)}">Audit log</a></li>
</ul>
${shown.trouble === null ? "" : html`<p class="notice"><strong>slipway.yml:</strong> <bdi>${shown.trouble}</bdi></p>`}
${listView(shown, now)}`,
  );

function listView({ standings, owner, name, url }: EnvironmentsShown, now: Date): Html {
  if (isUnread(standings)) return unreadView("GitHub did not show the environments", standings);
  if (standings.length === 0)
    return emptyView(
      "No environment yet",
      html`Name them in <code>.github/slipway.yml</code> on the default branch,
or comment <code>/deploy staging</code> on a pull request: that makes one.`,
    );
  const place = { owner, name, url, base, now };
  const rows = standings.map((one) => environmentRow(place, one, 2));
  return html`<section class="box" aria-label="Environments"><ul class="rows">${rows}</ul></section>`;
}
