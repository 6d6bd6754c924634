// The page of a run: what is deployed where, how it stands, and what it printed.
import { html } from "hono/html";
import type { Run } from "../../domain/run.ts";
import { shortSha } from "../../cards/words.ts";
import { type Html, layout } from "./layout.ts";
import { logView, type ShownLog } from "./log-view.ts";
import { outside } from "./outside.ts";

/** Seconds. */
const again = 5;

/** `query`: by which the addresses below this one are reached as this one was; "" or "?key=…". */
export function logPage(run: Run, log: ShownLog, query: string): Html {
  const isOver = run.stage === "over";
  return layout(
    { title: logTitle(run), base: "../../../", again: isOver ? null : again },
    html`${logHead(run)}
${logView(run, log, {
  tools: [html`<a href="log.txt${query}">Plain text</a>`, html`<a href="#end">To the end</a>`],
  events: isOver ? null : `log/events${query}`,
  isBoxed: false,
})}
<div id="end"></div>`,
  );
}

export const logTitle = ({ order: { deployment } }: Run): string =>
  `Deploy ${shortSha(deployment.sha)} to ${deployment.environment}`;

/** Whatever shows the log below it says which one it is. */
export const logHead = (run: Run): Html => html`<h1>Deploy <code>${shortSha(run.order.deployment.sha)}</code>
to <bdi>${run.order.deployment.environment}</bdi></h1>
${factsView(run)}`;

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
