// What a comment would be answered, as HTML: of Markdown only what the cards make of it, and everything else is text.
import { html } from "hono/html";
import type { Markdown } from "../../cards/md.ts";
import type { Html } from "./layout.ts";
import { toPage } from "./outside.ts";

/** Lines are paragraphs, or items of a list. */
export function saidView({ text }: Markdown): Html {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const items = lines.filter(isItem);
  const list = items.length === 0 ? "" : html`<ul>${items.map((line) => html`<li>${lineView(line)}</li>`)}</ul>`;
  return html`${lines.filter((line) => !isItem(line)).map((line) => html`<p>${lineView(line)}</p>`)}${list}`;
}

const item = /^ *- /;
const isItem = (line: string): boolean => item.test(line);
const lineView = (line: string): Html => inlineView(line.replace(item, ""));

/** The pieces that cards are made of: code, a link, strong words, an escaped character, an entity, a mark nobody sees. */
const piece = new RegExp(
  [
    "(?<!`)(?<fence>`+)(?!`)(?<code>.+?)(?<!`)\\k<fence>(?!`)",
    String.raw`\[(?<label>(?:\\.|[^\]\\])*)\]\((?<address>[^()\s]*)\)`,
    String.raw`\*\*(?<strong>(?:\\.|[^*\\])+)\*\*`,
    String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`,
    "&(?<entity>amp|lt|gt|#124);",
    "(?<unseen>\u200b)",
  ].join("|"),
  "gu",
);

function inlineView(text: string): Html {
  const pieces: (Html | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(piece)) {
    pieces.push(text.slice(end, match.index), pieceView(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  return html`${pieces}${text.slice(end)}`;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", "#124": "|" };

function pieceView({ code, label, address, strong, escaped, entity }: Readonly<Record<string, string>>): Html | string {
  if (code !== undefined) return html`<code>${code.replace(/^ (.*\S.*) $/, "$1")}</code>`;
  if (label !== undefined) return linkView(label, address ?? "");
  if (strong !== undefined) return html`<strong>${inlineView(strong)}</strong>`;
  return escaped ?? entities[entity ?? ""] ?? "";
}

function linkView(label: string, address: string): Html {
  const words = inlineView(label);
  return toPage(address.replaceAll("&amp;", "&"), words) ?? words;
}
