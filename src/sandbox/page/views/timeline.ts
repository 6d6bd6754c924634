// The timeline of a pull request: its description, then everything that happened.
import { html } from "hono/html";
import type { Review } from "../../state/model.ts";
import type { PullFacts } from "../facts/pull.ts";
import type { Entry } from "../facts/timeline.ts";
import { avatar, name, sha, time } from "./bits.ts";
import { boxView, commentView, type CommentFacts } from "./comment.ts";
import { deploymentView } from "./deployment.ts";
import { eventView, happeningView, pushView } from "./events.ts";
import type { Html } from "./html.ts";
import type { Icon } from "./icon.ts";

export const timelineView = (
  facts: PullFacts,
): Html => html`<ol class="timeline" id="timeline" data-region aria-live="polite" aria-relevant="additions">
<li id="issue-${facts.pull.id}">${descriptionView(facts)}</li>
${facts.entries.map((entry) => html`<li id="${keyOf(entry)}">${entryView(facts, entry)}</li>`)}
</ol>`;

/** Comments and reviews have the anchors of GitHub's own links. */
function keyOf(entry: Entry): string {
  switch (entry.kind) {
    case "comment":
      return `issuecomment-${entry.comment.id}`;
    case "review":
      return `pullrequestreview-${entry.review.id}`;
    case "deployment":
      return `deployment-${entry.deployment.id}`;
    case "push":
      return `push-${entry.push.id}`;
    case "happening":
      return `event-${entry.happening.id}-${entry.happening.what}`;
  }
}

const speakers = ({ repository, pull, knows }: PullFacts): CommentFacts => ({ repository, knows, author: pull.author });

function entryView(facts: PullFacts, entry: Entry): Html {
  switch (entry.kind) {
    case "comment":
      return commentView(speakers(facts), entry.comment);
    case "review":
      return reviewView(facts, entry.review);
    case "deployment":
      return deploymentView(facts.repository, entry.deployment);
    case "push":
      return pushView(facts.repository, entry.push);
    case "happening":
      return happeningView(facts.repository, entry.happening);
  }
}

const descriptionView = (facts: PullFacts): Html => {
  const { id, author: login, createdAt: at, body } = facts.pull;
  return boxView(speakers(facts), { anchor: `issue-${id}`, login, what: "opened this pull request", at, body });
};

const opinions: Readonly<Record<Review["state"], { drawing: Icon; tone: string; words: string }>> = {
  APPROVED: { drawing: "check", tone: "green", words: "approved these changes" },
  CHANGES_REQUESTED: { drawing: "warning", tone: "closed", words: "requested changes" },
  COMMENTED: { drawing: "eye", tone: "", words: "reviewed" },
  DISMISSED: { drawing: "cross", tone: "", words: "reviewed, and the review was dismissed" },
};

function reviewView(facts: PullFacts, review: Review): Html {
  const { drawing, tone, words } = opinions[review.state];
  const { author: login, submittedAt: at, body, id } = review;
  const text = html`${avatar(login, 20)} ${name(login)} ${words} at ${sha(facts.repository, review.sha)} ${time(at)}`;
  const line = eventView({ drawing, tone, text });
  if (!body) return line;
  const anchor = `pullrequestreview-${id}`;
  return html`${line}${boxView(speakers(facts), { anchor, login, what: "left a comment", at, body })}`;
}
