// The page of a run: what is deployed where, how it stands, and what it printed.
import { html, raw } from "hono/html";
import type { Run } from "../../domain/run.ts";
import { shortSha } from "../../cards/words.ts";
import type { Rendered } from "../log-renderer.ts";
import { type Html, layout } from "./layout.ts";
import { outside } from "./outside.ts";
import { standingView } from "./standing.ts";

export interface ShownLog extends Rendered {
  /** The number of the last part that is in it; 0: none. */
  readonly last: number;
}

/** Seconds. */
const again = 5;

/** `query`: by which the addresses below this one are reached as this one was; "" or "?key=…". */
export function logPage(run: Run, log: ShownLog, query: string): Html {
  const isOver = run.stage === "over";
  const { sha, environment } = run.order.deployment;
  const title = `Deploy ${shortSha(sha)} to ${environment}`;
  return layout(
    { title, base: "../../../", again: isOver ? null : again },
    html`<h1>Deploy <code>${shortSha(sha)}</code> to <bdi>${environment}</bdi></h1>
<div id="standing" aria-live="polite">${standingView(run)}</div>
${factsView(run)}
<p class="tools"><a href="log.txt${query}">Plain text</a> <a href="#end">To the end</a></p>
<pre id="log" data-last="${log.last}"${isOver ? "" : html` data-events="log/events${query}"`}>${raw(log.done)}<span id="open">${raw(log.open)}</span></pre>
<div id="end"></div>`,
  );
}

function factsView(run: Run): Html {
  const { repositoryUrl: home, order } = run;
  const { sha, ref } = order.deployment;
  const deployments = `${home}/deployments/${encodeURIComponent(order.deployment.environment)}`;
  return html`<ul class="facts">
<li>${outside(home, order.repository.full_name)}</li>
<li>${outside(`${home}/commit/${sha}`, html`<code>${shortSha(sha)}</code>`)}${ref === sha ? "" : html` of <code>${ref}</code>`}</li>
${order.pull_request === null ? "" : html`<li>${outside(`${home}/pull/${order.pull_request}`, `Pull request #${order.pull_request}`)}</li>`}
<li>${outside(deployments, html`Deployment <code>#${order.deployment.id}</code>`)}</li>
<li>Asked for by <bdi>${order.actor}</bdi></li>
</ul>`;
}
