// The page of a pull request.
import { html } from "hono/html";
import type { PullRequest, Repository } from "../../state/model.ts";
import { commentsOf } from "../facts/timeline.ts";
import type { PullFacts } from "../facts/pull.ts";
import { avatar, branch, name, pathOf, plural } from "./bits.ts";
import type { Html } from "./html.ts";
import { type Icon, icon } from "./icon.ts";
import { mergeBoxView } from "./merge-box.ts";
import { closingView, sidebarView } from "./sidebar.ts";
import { timelineView } from "./timeline.ts";

/** What changes while one looks: the script takes each region's children from here, one by one. */
export const fragmentView = (facts: PullFacts): Html =>
  html`${headView(facts)}${timelineView(facts)}${mergeBoxView(facts)}${closingView(facts)}${sidebarView(facts)}`;

export interface Compose {
  /** Comments that the page offers to write. */
  readonly suggestions: readonly string[];
  /** What could not be done, and the text that it was about. */
  readonly problem?: string | undefined;
  readonly draft?: string | undefined;
}

export const pullView = (facts: PullFacts, compose: Compose): Html => html`${headView(facts)}
${compose.problem ? html`<p class="flash" role="alert">${compose.problem}</p>` : ""}
<div class="columns">
<div class="conversation">
<h2 class="hidden">Timeline</h2>
${timelineView(facts)}
<h2 class="hidden">Merging</h2>
${mergeBoxView(facts)}
${composeView(facts, compose)}
</div>
<aside class="side" aria-label="About this pull request">${sidebarView(facts)}</aside>
</div>`;

const looks: Readonly<Record<string, { readonly drawing: Icon; readonly word: string }>> = {
  open: { drawing: "pull", word: "Open" },
  draft: { drawing: "draft", word: "Draft" },
  merged: { drawing: "merge", word: "Merged" },
  closed: { drawing: "closed", word: "Closed" },
};

const lookOf = ({ state, merged, draft }: PullRequest): string => {
  if (merged) return "merged";
  return state === "closed" ? "closed" : draft ? "draft" : "open";
};

export function pullBadge(pull: PullRequest): Html {
  const look = lookOf(pull);
  const known = looks[look];
  return html`<span class="pull-state ${look}">${known ? icon(known.drawing) : ""} ${known?.word ?? look}</span>`;
}

const headView = (facts: PullFacts): Html => {
  const { pull } = facts;
  return html`<div class="pull-head" id="pull-head" data-region>
<h1 id="pull-title"><bdi>${pull.title}</bdi> <span class="number">#${pull.number}</span></h1>
<p id="pull-line" class="pull-line">${pullBadge(pull)} <span>${name(pull.merged ? (pull.mergedBy ?? pull.author) : pull.author)} ${pull.merged ? "merged" : "wants to merge"} ${plural(facts.commits.length, "commit")} into ${branch(pull.base)} from ${branch(headLabel(facts))}</span></p>
<nav id="pull-tabs" class="tabs" aria-label="Pull request"><a href="${pathOf(facts.repository, `/pull/${pull.number}`)}" aria-current="page">Conversation <span class="count">${commentsOf(facts.repository, pull).length}</span></a><a href="${compareOf(facts)}#commits">Commits <span class="count">${facts.commits.length}</span></a><a href="#checks">Checks <span class="count">${facts.checks.length}</span></a><a href="${compareOf(facts)}#files">Files changed</a></nav>
</div>`;
};

const headLabel = ({ pull, repository }: PullFacts): string =>
  isFork(repository, pull) ? `${pull.headRepository?.split("/")[0] ?? "unknown"}:${pull.headRef}` : pull.headRef;

const isFork = ({ owner, name }: Repository, { headRepository }: PullRequest): boolean =>
  headRepository?.toLowerCase() !== `${owner}/${name}`.toLowerCase();

/** By shas: a branch may be gone. */
function compareOf({ repository, pull, commits }: PullFacts): string {
  const base = commits[0]?.parents[0] ?? pull.headSha;
  return pathOf(repository, `/compare/${base}...${pull.headSha}`);
}

const composeView = (facts: PullFacts, { suggestions, draft }: Compose): Html => {
  const comments = pathOf(facts.repository, `/pull/${facts.pull.number}/comments`);
  return html`<section class="spoken compose" aria-labelledby="compose-title">
<span class="face">${avatar(facts.you.login, 40)}</span>
<div>
<h2 id="compose-title">Add a comment</h2>
<form id="compose" method="post" action="${comments}" data-quiet>
<label class="hidden" for="body">Comment as ${facts.you.login}</label>
<textarea id="body" name="body" rows="4" maxlength="65536" required dir="auto" data-draft placeholder="Add your comment here, e.g. ${suggestions[0] ?? "hello"}" aria-describedby="compose-hint">${draft ?? ""}</textarea>
<p class="hint" id="compose-hint"><span>Markdown is supported. <kbd>Ctrl</kbd> + <kbd>Enter</kbd> comments as <bdi>${facts.you.login}</bdi>.</span></p>
<p class="flash" role="alert" data-problem hidden></p>
<div class="compose-actions">${closingView(facts)}<button class="primary" type="submit">Comment</button></div>
</form>
${suggestions.length > 0 ? suggestionsView(comments, suggestions) : ""}
</div>
</section>`;
};

const suggestionsView = (action: string, suggestions: readonly string[]): Html =>
  html`<form class="suggestions" method="post" action="${action}" data-quiet><span class="muted">Try</span>${suggestions.map((text) => html`<button class="chip" name="body" value="${text}" type="submit">${text}</button>`)}</form>`;
