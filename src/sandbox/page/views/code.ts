// Pages of code: a commit, a comparison, a file, and the run of a check.
import { html } from "hono/html";
import type { CheckRun, Commit, Repository } from "../../state/model.ts";
import type { Change } from "../../state/trees.ts";
import { type Knows, renderMarkdown } from "../markdown/render.ts";
import { avatar, branch, name, plural, sha, subject, time } from "./bits.ts";
import { changedLines } from "./changed-lines.ts";
import { commitsView } from "./events.ts";
import type { Html } from "./html.ts";

export interface CommitPage {
  readonly repository: Repository;
  readonly commit: Commit;
  readonly changes: readonly Change[];
}

export const commitPageView = ({
  repository,
  commit,
  changes,
}: CommitPage): Html => html`<h1><bdi>${subject(commit.message)}</bdi></h1>
<p>${avatar(commit.author, 20)} ${name(commit.author)} committed ${time(commit.committedDate)}${commit.verified ? html` <span class="label green">Verified</span>` : ""}</p>
<p class="muted">Commit <code>${commit.oid}</code>, ${plural(commit.parents.length, "parent")} ${commit.parents.map((parent) => html`${sha(repository, parent)} `)}</p>
${changesView(changes)}`;

export interface ComparePage {
  readonly repository: Repository;
  readonly base: string;
  readonly head: string;
  readonly commits: readonly Commit[];
  readonly changes: readonly Change[];
}

export const compareView = ({
  repository,
  base,
  head,
  commits,
  changes,
}: ComparePage): Html => html`<h1>Comparing changes</h1>
<p>${branch(base)} ... ${branch(head)}</p>
<h2 id="commits">${plural(commits.length, "commit")}</h2>
${commits.length > 0 ? html`<div class="box pad">${commitsView(repository, commits)}</div>` : html`<p class="muted">There is nothing to compare: one side has all commits of the other.</p>`}
${changesView(changes)}`;

const changesView = (
  changes: readonly Change[],
): Html => html`<h2 id="files">${plural(changes.length, "changed file")}</h2>
${changes.map(changeView)}`;

const changeView = ({
  path,
  status,
  before,
  after,
}: Change): Html => html`<section class="box file"><header class="box-head"><h3><bdi>${path}</bdi></h3><span class="label">${status}</span></header>
<pre class="diff">${changedLines(before, after).map(
  ({ sign, text }) => html`<span class="${sign === "+" ? "added" : sign === "-" ? "removed" : ""}">${sign} ${text}
</span>`,
)}</pre></section>`;

export interface BlobPage {
  readonly ref: string;
  readonly path: string;
  readonly content: string;
}

/** Lines have GitHub's anchors: #L9. */
export const blobView = ({
  ref,
  path,
  content,
}: BlobPage): Html => html`<h1 class="path"><bdi>${path}</bdi> ${branch(ref)}</h1>
<div class="box file"><ol class="lines">${content
  .replace(/\n$/, "")
  .split("\n")
  .map((line, index) => html`<li id="L${index + 1}"><code>${line}</code></li>`)}</ol></div>`;

export const runView = (
  repository: Repository,
  run: CheckRun & { readonly sha: string },
  knows: Knows,
): Html => html`<h1><bdi>${run.name}</bdi></h1>
<p>${(run.conclusion ?? run.status).replace("_", " ")} on ${sha(repository, run.sha)}, started ${time(run.startedAt)}</p>
<div class="box pad prose" dir="auto"><h2><bdi>${run.output.title ?? "No output"}</bdi></h2>${renderMarkdown(run.output.summary ?? "", knows)}${renderMarkdown(run.output.text ?? "", knows)}</div>`;
