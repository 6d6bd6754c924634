// A comment in its box: who, when, what they may do here, what they said, and who reacted.
import { html } from "hono/html";
import type { Comment, CommentReaction, Reaction, Repository } from "../../state/model.ts";
import { roleIn } from "../../state/repositories.ts";
import { type Knows, renderMarkdown } from "../markdown/render.ts";
import { avatar, name, plural, time } from "./bits.ts";
import type { Html } from "./html.ts";

export interface CommentFacts {
  readonly repository: Repository;
  /** Of the pull request. */
  readonly author: string;
  readonly knows: Knows;
}

export interface Said {
  /** The anchor that links lead to. */
  readonly anchor: string;
  readonly login: string;
  readonly what: string;
  readonly at: string;
  readonly body: string;
  readonly edited?: boolean;
  readonly after?: Html | "";
}

export const commentView = (facts: CommentFacts, comment: Comment): Html => {
  const { id, author, body, createdAt, updatedAt, minimized } = comment;
  const anchor = `issuecomment-${id}`;
  const box = boxView(facts, {
    anchor,
    login: author ?? "ghost",
    what: "commented",
    at: createdAt,
    body,
    edited: updatedAt !== createdAt,
    after: reactionsView(comment.reactions),
  });
  return minimized
    ? html`<details class="minimized"><summary>This comment was marked as ${minimized.toLowerCase().replaceAll("_", "-")}. <span class="link">Show comment</span></summary>${box}</details>`
    : box;
};

export const boxView = (facts: CommentFacts, said: Said): Html => html`<div class="spoken">
<span class="face">${avatar(said.login, 40)}</span>
<article class="box comment${said.login.endsWith("[bot]") ? " by-bot" : ""}" aria-label="${said.what} by ${said.login}">
<header class="box-head"><span class="who">${name(said.login)} ${said.what} <a class="muted" href="#${said.anchor}">${time(said.at)}</a>${said.edited ? html` <span class="muted">· edited</span>` : ""}</span><span class="labels">${badges(facts, said.login)}</span></header>
<div class="prose" dir="auto">${said.body.trim() ? renderMarkdown(said.body, facts.knows) : html`<p class="muted"><em>No description provided.</em></p>`}</div>
${said.after ?? ""}</article>
</div>`;

/** GitHub tells bots beside their name, and people by what they may do. */
function badges({ repository, author }: CommentFacts, login: string): Html[] {
  const { role } = roleIn(repository, login);
  const own = login === author ? [html`<span class="label">author</span>`] : [];
  return login.endsWith("[bot]") || role === "none" ? own : [...own, html`<span class="label">${role}</span>`];
}

const pictures: Readonly<Record<Reaction, string>> = {
  "+1": "👍",
  "-1": "👎",
  laugh: "😄",
  confused: "😕",
  hooray: "🎉",
  heart: "❤️",
  rocket: "🚀",
  eyes: "👀",
};

function reactionsView(reactions: readonly CommentReaction[]): Html | "" {
  if (reactions.length === 0) return "";
  const kinds = Map.groupBy(reactions, ({ content }) => content);
  const shown = [...kinds].map(([content, given]) => {
    const who = given.map(({ user }) => user).join(", ");
    return html`<li title="${who}"><span aria-hidden="true">${pictures[content]} ${given.length}</span><span class="hidden">${plural(given.length, "reaction")} ${content} by ${who}</span></li>`;
  });
  return html`<ul class="reactions" aria-label="Reactions">${shown}</ul>`;
}
