// The page of a deployment: its statuses, how the gates stood, what it was given, and where its log is.
import { html } from "hono/html";
import { isUnread } from "../../domain/snapshot.ts";
import type { DeploymentStatus } from "../../domain/deployment.ts";
import type { DeploymentShown, RepositoryName } from "../shown.ts";
import { deploymentActions } from "./action-links.ts";
import { deploymentPath, environmentPath, repositoryCrumb } from "./addresses.ts";
import { deploymentLink, type Place } from "./environment-row.ts";
import { gatesView } from "./gates.ts";
import type { Html } from "./layout.ts";
import { liveOf } from "./live.ts";
import { embeddedLog } from "./log-view.ts";
import { outside, toPage } from "./outside.ts";
import { page } from "./page.ts";
import { payloadView } from "./payload.ts";
import { byView, codeView, diffView, standsView, stateView, stateWords, unreadView } from "./pieces.ts";
import type { Seeing } from "./repositories.ts";
import { agoView } from "./when.ts";

const base = "../../../";

export function deploymentPage({ viewer, now }: Seeing, repository: RepositoryName, shown: DeploymentShown): Html {
  const { deployment } = shown;
  const environment = { name: deployment.environment, path: environmentPath(repository, deployment.environment) };
  const what = deployment.task === "deploy" ? "Deployment" : html`<code>${deployment.task}</code>`;
  return page(
    {
      title: `Deployment #${deployment.id} to ${deployment.environment}`,
      base,
      viewer,
      trail: [repositoryCrumb(repository), environment],
      live: liveOf(repository, now),
    },
    html`<h1>${what} <code>#${deployment.id}</code> to <bdi>${deployment.environment}</bdi></h1>
<p data-says="Deployment #${deployment.id}: ${stateWords(deployment.state)}">${standsView(deployment)}
${agoView(deployment.stateAt, now)}</p>
${factsView({ ...repository, url: shown.url, base, now }, shown)}
${deploymentActions({ ...repository, base, viewer: { login: viewer.user.login, role: shown.role } }, shown, shown.environment)}
<section aria-labelledby="statuses"><h2 id="statuses">Statuses</h2>${statusesView(shown, now)}</section>
${logSection(repository, shown)}
<section aria-labelledby="gates"><h2 id="gates">Gates as they stood</h2>${gatesView(shown, now)}</section>
<section aria-labelledby="payload"><h2 id="payload">Payload</h2>${payloadView(deployment)}</section>`,
  );
}

/** What is printed comes live where scripts run, and is a page of its own everywhere. */
const logSection = (repository: RepositoryName, { run, deployment }: DeploymentShown): Html | "" =>
  run === null
    ? ""
    : html`<section aria-labelledby="log-title"><h2 id="log-title">Log</h2>
${embeddedLog(run, `${base}${deploymentPath(repository, deployment.id)}/log`)}</section>`;

function factsView(place: Place, { url, deployment, before }: DeploymentShown): Html {
  const links = [
    toPage(deployment.environmentUrl, "Open environment"),
    before && before.sha !== deployment.sha
      ? diffView(
          url,
          { from: before.sha, to: deployment.sha },
          html`Diff to what ran before (<code>#${before.id}</code>)`,
        )
      : null,
    outside(`${url}/deployments/${encodeURIComponent(deployment.environment.toWellFormed())}`, "On GitHub"),
  ].filter((link) => link !== null);
  return html`<ul class="facts"><li>${codeView(url, deployment)}</li>
<li>by ${byView(deployment.by)} ${agoView(deployment.createdAt, place.now)}</li>
${deployment.repeats === null ? "" : html`<li>repeats ${deploymentLink(place, deployment.repeats)}</li>`}
${deployment.ours ? "" : html`<li>made by another tool</li>`}
${links.map((link) => html`<li>${link}</li>`)}</ul>`;
}

function statusesView({ statuses }: DeploymentShown, now: Date): Html {
  if (isUnread(statuses)) return unreadView("GitHub did not show the statuses", statuses);
  if (statuses.length === 0)
    return html`<p class="muted">Nobody has reported anything yet.
If that stays so, nothing listens to deployments of this environment.</p>`;
  return html`<ol class="box rows">${statuses.map((one) => statusView(one, now))}</ol>`;
}

const statusView = ({ state, description, createdAt, by, logUrl }: DeploymentStatus, now: Date): Html => {
  const log = toPage(logUrl, "log");
  const who = by === "" ? "" : html` by ${byView(by)}`;
  return html`<li class="row">${stateView(state)} ${description === "" ? "" : html`<bdi>${description}</bdi>`}
<p class="muted">${agoView(createdAt, now)}${who}${log === null ? "" : html` · ${log}`}</p></li>`;
};
