// The page of a repository: its environments, and what there is to know about each of them now.
import { html } from "hono/html";
import { explain } from "../../cards/explain.ts";
import { isUnread } from "../../domain/snapshot.ts";
import type { EnvironmentsShown } from "../shown.ts";
import { askedView } from "./action-asked.ts";
import { saidView } from "./action-said.ts";
import { auditPath } from "./addresses.ts";
import { environmentRow } from "./environment-row.ts";
import type { Html } from "./layout.ts";
import { liveOf } from "./live.ts";
import { outside } from "./outside.ts";
import { page } from "./page.ts";
import { emptyView, unreadView } from "./pieces.ts";
import type { Seeing } from "./repositories.ts";

const base = "../";

export const environmentsPage = ({ viewer, now }: Seeing, shown: EnvironmentsShown): Html =>
  page(
    { title: `${shown.owner}/${shown.name}`, base, viewer, trail: [], live: liveOf(shown, now) },
    html`<h1><bdi>${shown.owner}</bdi>/<bdi>${shown.name}</bdi></h1>
${shown.asked ? askedView(shown.url, shown.asked) : ""}
<ul class="facts">
<li>${outside(shown.url, "Repository on GitHub")}</li>
<li><a href="${base}${auditPath(shown)}">Audit log</a></li>
</ul>
${shown.trouble === null ? "" : html`<div class="notice"><p><strong>slipway.yml</strong> cannot be followed:</p>${saidView(explain(shown.trouble).what)}</div>`}
${listView(shown, { viewer, now })}`,
  );

function listView({ standings, owner, name, url, role, find }: EnvironmentsShown, { viewer, now }: Seeing): Html {
  if (isUnread(standings)) return unreadView("GitHub did not show the environments", standings);
  if (standings.length === 0)
    return emptyView(
      "No environment yet",
      html`Name them in <code>.github/slipway.yml</code> on the default branch,
or comment <code>/deploy staging</code> on a pull request: that makes one.`,
    );
  const acting = { viewer: { login: viewer.user.login, role }, find };
  const place = { owner, name, url, base, now, acting };
  const rows = standings.map((one) => environmentRow(place, one, 2));
  return html`<section class="box" aria-label="Environments"><ul class="rows">${rows}</ul></section>`;
}
