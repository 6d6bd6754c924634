// Beside the timeline: reviewers, labels, where the pull request runs, and the buttons that play the other people.
import { html } from "hono/html";
import type { Deployment, Review } from "../../state/model.ts";
import { opinionsOf } from "../../state/reviews.ts";
import { mayAs } from "../facts/people.ts";
import type { PullFacts } from "../facts/pull.ts";
import { avatar, branch, name, openAnother, pathOf } from "./bits.ts";
import { badgeView } from "./deployment.ts";
import type { Html } from "./html.ts";
import { button } from "./row.ts";

export const sidebarView = (facts: PullFacts): Html => html`<div id="sidebar" class="sidebar" data-region>
<section id="side-people"><h2>Play the other people</h2>${playView(facts)}</section>
<section id="side-reviewers"><h2>Reviewers</h2>${reviewersView(facts)}</section>
<section id="side-environments"><h2>Environments</h2>${environmentsView(facts)}</section>
${facts.pull.labels.length > 0 ? html`<section id="side-labels"><h2>Labels</h2><p>${facts.pull.labels.map((label) => html`<span class="label"><bdi>${label}</bdi></span> `)}</p></section>` : ""}
</div>`;

function playView(facts: PullFacts): Html {
  const { pull } = facts;
  if (pull.state === "closed") return html`<div class="plays">${openAnother(facts.repository)}</div>`;
  return html`<div class="plays">
${facts.hasHead ? button(facts, { action: "push", label: "Push a commit to this branch" }) : ""}
${button(facts, { action: "push-base", label: `Push to ${pull.base}` })}
${button(facts, { action: "push-conflict", label: `Push a conflict to ${pull.base}` })}
${button(facts, { action: "approve", label: "Approve" })}
${button(facts, { action: "request-changes", label: "Request changes" })}
${pull.draft ? button(facts, { action: "ready", label: "Ready for review" }) : button(facts, { action: "draft", label: "Convert to draft" })}
</div>
<p class="muted">Done as <bdi>${facts.you.login}</bdi>, or as the first who may. The checks have buttons of their own.</p>`;
}

const opinions: Readonly<Record<Review["state"], string>> = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "requested changes",
  COMMENTED: "commented",
  DISMISSED: "dismissed",
};

function reviewersView({ pull }: PullFacts): Html {
  const reviews = opinionsOf(pull);
  if (reviews.length === 0) return html`<p class="muted">No reviews</p>`;
  return html`<ul class="plain">${reviews.map(
    ({ author, state, sha }) =>
      html`<li>${avatar(author, 20)} ${name(author)} <span class="muted">${opinions[state]}${sha === pull.headSha ? "" : ", an earlier commit"}</span></li>`,
  )}</ul>`;
}

/** The newest deployment of this pull request in each. */
function environmentsView({ entries, repository }: PullFacts): Html {
  const deployments = entries.flatMap((entry) => (entry.kind === "deployment" ? [entry.deployment] : []));
  const newest = new Map<string, Deployment>(deployments.map((one) => [one.environment, one]));
  if (newest.size === 0) return html`<p class="muted">Not deployed yet</p>`;
  return html`<ul class="plain">${[...newest.values()].map(
    (deployment) =>
      html`<li><a href="${pathOf(repository)}#deployments"><bdi>${deployment.environment}</bdi></a> ${badgeView(deployment)}</li>`,
  )}</ul>`;
}

/** Sends the comment, too, where one was written; offered to whom GitHub offers it. */
export function closingView(facts: PullFacts): Html {
  const { pull, you } = facts;
  const may = mayAs(you, "write") || you.login === pull.author;
  return html`<span id="closing" data-region>${may && !pull.merged ? closeOrReopen(facts) : ""}</span>`;
}

function closeOrReopen(facts: PullFacts): Html {
  const { pull, hasHead, standing } = facts;
  if (pull.state === "open") return besideComment(facts, "close", "Close pull request");
  if (hasHead && standing) return besideComment(facts, "reopen", "Reopen pull request");
  return html`<span id="closing-gone" class="muted">${branch(pull.headRef)} is gone</span>`;
}

const besideComment = ({ repository, pull }: PullFacts, action: string, label: string): Html =>
  html`<button id="closing-${action}" type="submit" formaction="${pathOf(repository, `/pull/${pull.number}/actions/${action}`)}" formnovalidate>${label}</button>`;
