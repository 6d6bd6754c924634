// A repository: its files, branches, pull requests and deployments; and the list of all repositories.
import { html } from "hono/html";
import { distance } from "../../state/ancestry.ts";
import { headOf } from "../../state/commits.ts";
import type { Deployment, PullRequest, Repository } from "../../state/model.ts";
import { fullName } from "../../state/repositories.ts";
import { avatar, name, openAnother, pathOf, sha, subject, time } from "./bits.ts";
import { badgeView } from "./deployment.ts";
import { encodePath, type Html } from "./html.ts";
import { icon } from "./icon.ts";
import { pullBadge } from "./pull.ts";

export const repositoriesView = (repositories: readonly Repository[]): Html => html`<h1>Repositories</h1>
${listOr(
  repositories.map(
    (repository) =>
      html`<li><a class="strong" href="${pathOf(repository)}"><bdi>${fullName(repository)}</bdi></a></li>`,
  ),
  "There are no repositories yet.",
)}`;

const listOr = (items: readonly Html[], none: string): Html =>
  items.length > 0 ? html`<ul class="box list">${items}</ul>` : html`<p class="muted">${none}</p>`;

export const repositoryView = (
  repository: Repository,
): Html => html`<h1><bdi>${fullName(repository)}</bdi> <span class="label">${repository.private ? "Private" : "Public"}</span></h1>
${filesView(repository)}
<h2 id="branches">Branches</h2>
${listOr(
  [...repository.branches.keys()].map((branch) => branchView(repository, branch)),
  "There are no branches yet.",
)}
<h2 id="deployments">Deployments</h2>
${listOr(
  repository.deployments.toReversed().map((deployment) => deploymentRow(repository, deployment)),
  "Nothing was deployed yet.",
)}`;

function filesView(repository: Repository): Html {
  const head = headOf(repository, repository.defaultBranch);
  if (!head) return html`<p class="muted">This repository is empty.</p>`;
  const files = [...head.files.keys()].sort();
  return html`<section class="box"><header class="box-head"><span class="who">${avatar(head.author, 20)} ${name(head.author)} <bdi>${subject(head.message)}</bdi></span>${sha(repository, head.oid)}</header>
<ul class="list">${files.map((path) => html`<li>${icon("file")} <a href="${blobPath(repository, repository.defaultBranch, path)}"><bdi>${path}</bdi></a></li>`)}</ul></section>`;
}

const blobPath = (repository: Repository, ref: string, path: string): string =>
  pathOf(repository, `/blob/${encodePath(ref)}/${encodePath(path)}`);

function branchView(repository: Repository, branch: string): Html {
  const [head, main] = [headOf(repository, branch), headOf(repository, repository.defaultBranch)];
  if (!head || !main) return html``;
  const { aheadBy, behindBy } = distance(repository, main.oid, head.oid);
  const compare = pathOf(repository, `/compare/${encodePath(repository.defaultBranch)}...${encodePath(branch)}`);
  const standing =
    branch === repository.defaultBranch
      ? html`<span class="label">Default</span>`
      : html`<a class="muted" href="${compare}">${behindBy} behind, ${aheadBy} ahead</a>`;
  return html`<li>${icon("branch")} <span class="branch"><bdi>${branch}</bdi></span> ${sha(repository, head.oid)} ${standing}</li>`;
}

const deploymentRow = (repository: Repository, deployment: Deployment): Html =>
  html`<li id="deployment-${deployment.id}">${badgeView(deployment)} <strong><bdi>${deployment.environment}</bdi></strong> ${sha(repository, deployment.sha)} <span class="muted"><bdi>${deployment.ref}</bdi> by ${name(deployment.creator)} ${time(deployment.createdAt)} <code>#${deployment.id}</code></span></li>`;

export const pullsView = (repository: Repository): Html => html`<h1>Pull requests</h1>
${listOr(
  [...repository.pulls.values()].toReversed().map((pull) => pullRow(repository, pull)),
  "There are no pull requests yet.",
)}
<div class="actions">${openAnother(repository)}</div>`;

const pullRow = (repository: Repository, pull: PullRequest): Html =>
  html`<li>${pullBadge(pull)} <a class="strong" href="${pathOf(repository, `/pull/${pull.number}`)}"><bdi>${pull.title}</bdi></a> <span class="muted">#${pull.number} by ${name(pull.author)} ${time(pull.createdAt)}</span></li>`;
