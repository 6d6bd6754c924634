// A deployment as the timeline tells it: who deployed what where, how it stands, and how it got there.
import { html } from "hono/html";
import type { Deployment, DeploymentState, DeploymentStatus, Repository } from "../../state/model.ts";
import { avatar, name, plural, sha, time } from "./bits.ts";
import { type Html, safeUrl } from "./html.ts";
import { icon } from "./icon.ts";

interface Word {
  readonly verb: string;
  readonly badge: string;
  readonly tone: "green" | "red" | "pending" | "neutral";
}

const words: Readonly<Record<DeploymentState, Word>> = {
  queued: { verb: "is about to deploy", badge: "Queued", tone: "pending" },
  pending: { verb: "is about to deploy", badge: "Pending", tone: "pending" },
  in_progress: { verb: "is deploying", badge: "In progress", tone: "pending" },
  success: { verb: "deployed", badge: "Active", tone: "green" },
  failure: { verb: "failed to deploy", badge: "Failure", tone: "red" },
  error: { verb: "failed to deploy", badge: "Error", tone: "red" },
  inactive: { verb: "deployed", badge: "Inactive", tone: "neutral" },
};

const asked: Word = { verb: "asked to deploy", badge: "No status yet", tone: "pending" };

const wordOf = ({ statuses }: Deployment): Word => {
  const last = statuses.at(-1);
  return last ? words[last.state] : asked;
};

export const badgeView = (deployment: Deployment): Html => {
  const { badge, tone } = wordOf(deployment);
  return html`<span class="state ${tone}">${badge}</span>`;
};

const task = ({ task: what }: Deployment): Html | "" => (what === "deploy" ? "" : html` (<bdi>${what}</bdi>)`);

export const deploymentView = (repository: Repository, deployment: Deployment): Html => html`<div class="event">
<span class="dot ${wordOf(deployment).tone}">${icon("rocket")}</span>
<div class="event-body">
<p class="line">${avatar(deployment.creator, 20)} ${name(deployment.creator)} ${wordOf(deployment).verb} ${sha(repository, deployment.sha)} to <strong><bdi>${deployment.environment}</bdi></strong>${task(deployment)} ${time(deployment.createdAt)} ${badgeView(deployment)}</p>
${linksView(deployment)}
${statusesView(deployment)}
</div>
</div>`;

/** The newest that names one. */
const newest = ({ statuses }: Deployment, field: "environmentUrl" | "logUrl"): string | null =>
  safeUrl(statuses.findLast((status) => status[field])?.[field]);

export function linksView(deployment: Deployment): Html | "" {
  const [site, log] = [newest(deployment, "environmentUrl"), newest(deployment, "logUrl")];
  if (!site && !log) return "";
  return html`<p class="actions">${site ? html`<a class="button small" href="${site}" rel="noopener">View deployment ${icon("link")}</a>` : ""}${log ? html`<a class="button small" href="${log}" rel="noopener">View log</a>` : ""}</p>`;
}

function statusesView({ statuses }: Deployment): Html | "" {
  if (statuses.length === 0) return "";
  return html`<details class="statuses"><summary>${plural(statuses.length, "status", "statuses")}</summary><ol>${statuses.map(statusView)}</ol></details>`;
}

const statusView = ({ state, description, creator, createdAt }: DeploymentStatus): Html =>
  html`<li><span class="state ${words[state].tone}">${state.replace("_", " ")}</span> <bdi>${description}</bdi> <span class="muted">by ${name(creator)} ${time(createdAt)}</span></li>`;
