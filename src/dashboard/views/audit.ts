// The audit log of a repository: every command, also refused ones, locks and overrides.
import { html } from "hono/html";
import type { AuditEntry } from "../../domain/audit.ts";
import type { AuditShown, RepositoryName } from "../shown.ts";
import { environmentPath, repositoryCrumb } from "./addresses.ts";
import { toldOf, toldView } from "./because.ts";
import type { Html } from "./layout.ts";
import { liveOf } from "./live.ts";
import { page } from "./page.ts";
import { byView, emptyView, pullRequestView } from "./pieces.ts";
import type { Seeing } from "./repositories.ts";
import { agoView } from "./when.ts";

const base = "../../";

export const auditPage = ({ viewer, now }: Seeing, repository: RepositoryName, shown: AuditShown): Html =>
  page(
    {
      title: `Audit log of ${repository.owner}/${repository.name}`,
      base,
      viewer,
      trail: [repositoryCrumb(repository)],
      live: liveOf(repository, now),
    },
    html`<h1>Audit log</h1>
${shown.entries.length === 0 ? nothing : listView(shown, repository, now)}
${olderView(shown)}`,
  );

const nothing = emptyView(
  "Nothing here",
  html`Every command on a pull request is kept here, also a refused one. Comment <code>/status</code> to see the first.`,
);

const listView = ({ entries, url }: AuditShown, repository: RepositoryName, now: Date): Html =>
  html`<ol class="box rows">${entries.map((entry) => entryView(entry, { repository, url, now }))}</ol>`;

function olderView({ entries, hasMore }: AuditShown): Html | "" {
  const last = entries.at(-1);
  if (!hasMore || !last) return "";
  const link = html`<a href="?before=${last.number}" rel="next">Older</a>`;
  return html`<nav aria-label="Pages of the audit log"><ul class="pager"><li>${link}</li></ul></nav>`;
}

interface Of {
  readonly repository: RepositoryName;
  readonly url: string;
  readonly now: Date;
}

const words: Readonly<Record<AuditEntry["what"], string>> = {
  command: "command",
  refused: "refused",
  decision: "decision",
  lock: "locked",
  unlock: "unlocked",
  override: "override",
  approval: "approved",
  rejection: "rejected",
  run_started: "run started",
  run_ended: "run ended",
};

function entryView(entry: AuditEntry, { repository, url, now }: Of): Html {
  const { what, actor, environment, pullRequest, at } = entry;
  const where = [
    environment === null ? null : environmentLink(repository, environment),
    pullRequest === null ? null : pullRequestView(url, pullRequest),
  ].filter((one) => one !== null);
  return html`<li class="row">
<div class="row-head"><span class="state ${what}">${words[what] ?? what}</span> ${sayView(entry)}</div>
${reasonsView(entry)}
<p class="muted">${actor === null ? "Slipway" : byView(actor)} ${agoView(at, now)}${where.map((one) => html` · ${one}`)}</p></li>`;
}

const environmentLink = (repository: RepositoryName, environment: string): Html =>
  html`<a href="${base}${environmentPath(repository, environment)}"><bdi>${environment}</bdi></a>`;

/** The first of these that the entry tells. */
function sayView({ facts }: AuditEntry): Html | "" {
  const [line, verdict, state, reason] = ["line", "verdict", "state", "reason"].map((name) => facts[name]);
  if (typeof line === "string") return html`<code>${line}</code>`;
  if (typeof verdict === "string") return html`<strong>${verdict}</strong>`;
  if (typeof state === "string") return html`<strong>${state.replaceAll("_", " ")}</strong>`;
  return typeof reason === "string" && reason !== "" ? html`<bdi>${reason}</bdi>` : "";
}

function reasonsView({ facts }: AuditEntry): Html {
  const told = [...toldOf(facts["because"]), ...toldOf(facts["obstacles"])];
  const said = Array.isArray(facts["said"]) ? facts["said"].filter((one) => typeof one === "string") : [];
  return html`${told.length === 0 ? "" : toldView(told)}${said.map((one) => html`<p><bdi>${one}</bdi></p>`)}`;
}
