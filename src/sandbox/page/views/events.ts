// The lines of the timeline between the comments: pushes, and what happened to the pull request itself.
import { html } from "hono/html";
import type { Commit, Repository } from "../../state/model.ts";
import type { Happening, JournalEntry } from "../facts/journal.ts";
import type { PushEntry } from "../facts/pushes.ts";
import { avatar, branch, name, pathOf, plural, sha, subject, time } from "./bits.ts";
import type { Html } from "./html.ts";
import { type Icon, icon } from "./icon.ts";

export interface Line {
  readonly drawing: Icon;
  readonly tone?: string;
  readonly text: Html;
  readonly more?: Html | "";
}

export const eventView = ({ drawing, tone = "", text, more = "" }: Line): Html =>
  html`<div class="event"><span class="dot ${tone}">${icon(drawing)}</span><div class="event-body"><p class="line">${text}</p>${more}</div></div>`;

export function pushView(repository: Repository, push: PushEntry): Html {
  const { by, at, commits, type } = push;
  const drawing = type === "branch_deletion" ? "branch" : "push";
  const text = html`${avatar(by, 20)} ${name(by)} ${whatWasPushed(repository, push)} ${time(at)}`;
  return eventView({ drawing, text, more: commitsView(repository, commits) });
}

function whatWasPushed(repository: Repository, { type, branch: ref, before, after, commits }: PushEntry): Html {
  if (type === "branch_deletion") return html`deleted ${branch(ref)}`;
  if (type === "force_push")
    return html`force-pushed ${branch(ref)} from ${sha(repository, before)} to ${sha(repository, after)}`;
  return html`added ${plural(commits.length, "commit")}`;
}

export const commitsView = (repository: Repository, commits: readonly Commit[]): Html | "" =>
  commits.length === 0
    ? ""
    : html`<ul class="commits">${commits.map((commit) => html`<li>${commitView(repository, commit)}</li>`)}</ul>`;

const commitView = (repository: Repository, { oid, author, message, verified, parents }: Commit): Html =>
  html`<span class="commit-icon">${icon(parents.length > 1 ? "merge" : "commit")}</span>${avatar(author, 20)}
<a class="message" href="${pathOf(repository, `/commit/${oid}`)}"><bdi>${subject(message)}</bdi></a>${verified ? html`<span class="label green">Verified</span>` : ""}${sha(repository, oid)}`;

const tellings: Readonly<Record<Happening, { readonly drawing: Icon; readonly tone: string; readonly words: string }>> =
  {
    closed: { drawing: "closed", tone: "closed", words: "closed this" },
    merged: { drawing: "merge", tone: "merged", words: "merged this" },
    reopened: { drawing: "pull", tone: "green", words: "reopened this" },
    ready_for_review: { drawing: "eye", tone: "", words: "marked this as ready for review" },
    converted_to_draft: { drawing: "draft", tone: "", words: "marked this as a draft" },
    labeled: { drawing: "tag", tone: "", words: "added the label" },
  };

export function happeningView(repository: Repository, { what, by, at, label, pull }: JournalEntry): Html {
  const { drawing, tone, words } = tellings[what];
  const into =
    what === "merged" && pull.mergeCommit
      ? html` as ${sha(repository, pull.mergeCommit)} into ${branch(pull.base)}`
      : "";
  const named = label === null ? "" : html` <span class="label"><bdi>${label}</bdi></span>`;
  return eventView({ drawing, tone, text: html`${avatar(by, 20)} ${name(by)} ${words}${into}${named} ${time(at)}` });
}
