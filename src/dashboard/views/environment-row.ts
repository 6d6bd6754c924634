// One environment as it stands: what runs, what is on its way, who holds it, who waits.
import { html } from "hono/html";
import type { EnvironmentStanding } from "../../cards/status-card.ts";
import type { EnvironmentLock } from "../../domain/lock.ts";
import type { PastDeployment } from "../../domain/past-deployment.ts";
import type { Environment } from "../../domain/environment.ts";
import type { DeployRequest } from "../../domain/request.ts";
import { isUnread } from "../../domain/snapshot.ts";
import type { RepositoryName } from "../shown.ts";
import type { Looking } from "../actions/may-see.ts";
import { environmentActions, waitingActions } from "./action-links.ts";
import { deploymentPath, environmentPath } from "./addresses.ts";
import type { Html } from "./layout.ts";
import { outside, toPage } from "./outside.ts";
import { byView, codeView, pullRequestView, stateView, stateWords } from "./pieces.ts";
import { agoView } from "./when.ts";

export interface Place extends RepositoryName {
  readonly url: string;
  readonly base: string;
  readonly now: Date;
  /** Who looks, and how environments are configured; without it nothing can be done from here. */
  readonly acting?: Acting;
}

export interface Acting {
  readonly viewer: Looking;
  readonly find: (environment: string) => Environment | null;
}

/** `level`: of its heading. */
export const environmentRow = (place: Place, standing: EnvironmentStanding, level: 2 | 3): Html => {
  const href = place.base + environmentPath(place, standing.environment);
  const name = html`<a href="${href}"><bdi>${standing.environment}</bdi></a>`;
  const says = `${level === 3 ? `${place.name} ` : ""}${standingWords(standing)}`;
  return html`<li class="row" data-says="${says}">
<div class="row-head">${level === 2 ? html`<h2>${name}</h2>` : html`<h3>${name}</h3>`} ${labelsView(standing)}</div>
<div class="row-body">${standingLines(place, standing)}</div>
${actionsView(place, standing)}</li>`;
};

/** What can be done with it. */
export function actionsView({ acting, ...place }: Place, standing: EnvironmentStanding): Html | "" {
  if (!acting) return "";
  return environmentActions({ ...place, viewer: acting.viewer }, standing, acting.find(standing.environment));
}

/** "staging: in progress, locked, 2 waiting": in few words, for whoever hears and does not see what changed. */
export function standingWords({ environment, runs, underWay, lock, waiting }: EnvironmentStanding): string {
  const [newest] = underWay;
  const state = newest ? stateWords(newest.state) : runs !== null && !isUnread(runs) ? "success" : "nothing runs";
  const line = waiting.length > 0 ? `${waiting.length} waiting` : null;
  return `${environment}: ${[state, lock && "locked", line].filter((one) => one !== null).join(", ")}`;
}

/** At a glance. */
function labelsView({ runs, underWay, lock, waiting }: EnvironmentStanding): Html {
  const [newest] = underWay;
  const runsSomething = runs !== null && !isUnread(runs);
  return html`${newest ? stateView(newest.state) : runsSomething ? stateView("success") : ""}
${lock ? html`<span class="state locked">locked</span>` : ""}
${waiting.length > 0 ? html`<span class="state waiting">${waiting.length} waiting</span>` : ""}`;
}

export function standingLines(place: Place, standing: EnvironmentStanding): Html {
  const { underWay, lock, waiting } = standing;
  return html`<p>${runsView(place, standing)}</p>
${underWay.map((one) => html`<p>${underWayView(place, one)}</p>`)}
${lock ? html`<p>${lockView(place, lock)}</p>` : ""}
${waiting.length === 0 ? "" : lineView(place, waiting)}`;
}

const lineView = (place: Place, waiting: readonly DeployRequest[]): Html =>
  html`<p>${waiting.length === 1 ? "One waits:" : `${waiting.length} wait:`}</p>
<ol class="line-up">${waiting.map((one) => html`<li>${waitingView(place, one)}</li>`)}</ol>`;

function runsView(place: Place, { runs, searched, underWay }: EnvironmentStanding): Html {
  if (isUnread(runs)) return html`What runs is unknown: ${runs.unread}.`;
  if (runs === null)
    return searched === null
      ? html`<span class="muted">Nothing runs here yet.${underWay.length > 0 ? "" : html` Comment <code>/deploy</code> on a pull request.`}</span>`
      : html`<span class="muted">None of the newest ${searched} deployments runs here.</span>`;
  const link = toPage(runs.environmentUrl, "Open environment");
  const since = agoView(runs.succeededAt ?? runs.stateAt, place.now);
  return html`Runs ${codeView(place.url, runs)}, deployed by ${byView(runs.by)} ${since}
(${deploymentLink(place, runs.id)})${link === null ? "" : html` · ${link}`}`;
}

export const deploymentLink = ({ base, ...place }: Place, id: number): Html =>
  html`<a href="${base}${deploymentPath(place, id)}"><code>#${id}</code></a>`;

const underWayView = (place: Place, one: PastDeployment): Html =>
  html`${stateView(one.state)}
${one.task === "deploy" ? "" : html`<code>${one.task}</code>: `}${codeView(place.url, one)}, by ${byView(one.by)}
since ${agoView(one.createdAt, place.now)} (${deploymentLink(place, one.id)})`;

function lockView({ url, now }: Place, { pullRequest, by, since, expiresAt, reason, ...lock }: EnvironmentLock): Html {
  const until = expiresAt === null ? "" : html`, ends ${agoView(expiresAt, now)}`;
  const why = reason === "" ? "" : html`: <bdi>${reason}</bdi>`;
  return html`${outside(lock.url, "Locked")} for ${pullRequestView(url, pullRequest.number)} by ${byView(by)}
${agoView(since, now)}${until}${why}`;
}

function waitingView({ url, now, acting, ...place }: Place, request: DeployRequest): Html {
  const { pullRequest, actor, createdAt } = request;
  return html`${pullRequestView(url, pullRequest.number)}, by ${byView(actor.login)}, asked ${agoView(createdAt, now)}
${acting ? waitingActions({ ...place, viewer: acting.viewer }, request) : ""}`;
}
