// How a run stands, in the words above its log.
import { html } from "hono/html";
import { isFinal } from "../../domain/deployment.ts";
import type { Run } from "../../domain/run.ts";
import { took, utc } from "../../cards/words.ts";
import type { Html } from "./layout.ts";
import { toPage } from "./outside.ts";

export const standingView = (run: Run): Html => html`<p><span class="state ${stateOf(run)}">${wordOf(run)}</span>
${sinceView(run)}</p>
${run.heard?.description ? html`<p class="description"><bdi>${run.heard.description}</bdi></p>` : ""}
${run.stopping?.by ? html`<p class="description">Cancelled by <bdi>${run.stopping.by}</bdi></p>` : ""}
${linksView(run)}
${run.hasLog ? "" : html`<p class="description">${silence(run)}</p>`}`;

/** They may come with the end. */
function linksView({ heard, environment }: Run): Html | "" {
  const links = [
    toPage(heard?.environmentUrl ?? environment.url, "Environment"),
    toPage(heard?.logUrl, "Log of its own"),
  ].filter((link) => link !== null);
  return links.length === 0 ? "" : html`<ul class="facts">${links.map((link) => html`<li>${link}</li>`)}</ul>`;
}

const stateOf = ({ stage, heard }: Run): string => (stage === "waiting" ? "waiting" : (heard?.state ?? "queued"));

const wordOf = (run: Run): string => stateOf(run).replaceAll("_", " ");

function sinceView({ stage, heard, createdAt, environment }: Run): Html {
  if (heard && isFinal(heard.state)) {
    const more = stage === "over" ? "" : ", and not over yet";
    return html`after ${took(createdAt, heard.at)}, at ${timeView(heard.at)}${more}`;
  }
  return stage === "waiting"
    ? html`for another deployment to <bdi>${environment.name}</bdi>, since ${timeView(createdAt)}`
    : html`since ${timeView(createdAt)}`;
}

const timeView = (at: string): Html => html`<time datetime="${at}">${utc(at)}</time>`;

const silence = ({ stage }: Run): string => (stage === "over" ? "It printed nothing." : "It has printed nothing yet.");
