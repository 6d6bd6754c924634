// Pieces that the pages say alike: a state, a commit, a person, what could not be read.
import { html } from "hono/html";
import { compare, shortSha } from "../../cards/words.ts";
import type { DeploymentState } from "../../domain/deployment.ts";
import type { PastDeployment } from "../../domain/past-deployment.ts";
import type { Unread } from "../../domain/snapshot.ts";
import type { Html } from "./layout.ts";
import { outside } from "./outside.ts";

export const stateWords = (state: DeploymentState | null): string => state?.replaceAll("_", " ") ?? "no status yet";

export const stateView = (state: DeploymentState | null): Html =>
  html`<span class="state ${state ?? "none"}">${stateWords(state)}</span>`;

/** Whatever came to be "inactive" since says whether it had succeeded. */
export const standsView = ({ state, succeededAt }: Pick<PastDeployment, "state" | "succeededAt">): Html =>
  html`${stateView(state)}${succeededAt !== null && state !== "success" ? html` <span class="muted">had succeeded</span>` : ""}`;

const shaView = (url: string, sha: string): Html =>
  outside(`${url}/commit/${encodeURIComponent(sha)}`, html`<code>${shortSha(sha)}</code>`);

/** "abc1234 of topic, pull request #7". */
export function codeView(url: string, { sha, ref, pullRequest }: Code): Html {
  const of = ref === null || ref === sha ? "" : html` of <code><bdi>${ref}</bdi></code>`;
  const asked = pullRequest === null ? "" : html`, ${pullRequestView(url, pullRequest)}`;
  return html`${shaView(url, sha)}${of}${asked}`;
}

type Code = Pick<PastDeployment, "sha" | "ref" | "pullRequest">;

export const pullRequestView = (url: string, number: number): Html =>
  outside(`${url}/pull/${number}`, `pull request #${number}`);

export const byView = (by: string | null): Html =>
  by === null ? html`somebody GitHub no longer knows` : html`<bdi class="who">${by}</bdi>`;

export const diffView = (
  url: string,
  { from, to }: { readonly from: string; readonly to: string },
  label: string | Html,
): Html => outside(compare(url, encodeURIComponent(from), encodeURIComponent(to)), label);

export const unreadView = (what: string, { unread }: Unread): Html =>
  html`<p class="notice">${what}: ${unread}. Load the page again in a moment.</p>`;

/** What is not there, and what to do about it. */
export const emptyView = (what: string, next: Html): Html => html`<div class="empty"><p><strong>${what}</strong></p>
<p>${next}</p></div>`;
