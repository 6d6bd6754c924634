// Markdown that is safe to send to GitHub: only this file makes it, and it escapes whatever is put into it.
import { escapeBlock, escapeCode, escapeText } from "./escape.ts";

/** Known at run time, so that the template can tell it from a stranger's text. */
export class Markdown {
  readonly #text: string;
  /** Use `md`, `code` or `link`. */
  constructor(mint: typeof mark, text: string) {
    if (mint !== mark) throw new TypeError("Markdown is made by md, code or link only");
    this.#text = text;
  }
  get text(): string {
    return this.#text;
  }
}

const mark = Symbol("made in md.ts");
const make = (text: string): Markdown => new Markdown(mark, text);

type Part = Markdown | string | number;

const render = (part: Part | undefined): string => (part instanceof Markdown ? part.text : escapeText(`${part ?? ""}`));

/** The literal parts are ours and stand as they are; what is put between them is text of people, unless it is Markdown. */
export const md = (literals: TemplateStringsArray, ...parts: readonly Part[]): Markdown =>
  make(literals.map((literal, index) => literal + (index < parts.length ? render(parts[index]) : "")).join(""));

export const join = (parts: readonly Markdown[], between = ""): Markdown =>
  make(parts.map(({ text }) => text).join(between));

/** For names: shown exactly, and nothing in it is alive. */
export const code = (text: string): Markdown => make(escapeCode(text));

/** For what is too long for a line: shown exactly, and nothing in it is alive. */
export const codeBlock = (text: string): Markdown => make(escapeBlock(text));

/** A link to where GitHub, or an http(s) tool, lives; any other address, and one without end, is left out. */
export function link(label: Markdown, url: string | null): Markdown {
  const address = url ? safeUrl(url) : null;
  return address ? make(`[${label.text}](${address})`) : label;
}

const mostAddress = 2_000;

function safeUrl(url: string): string | null {
  if (url.length > mostAddress || !URL.canParse(url)) return null;
  const { protocol, href, username, password } = new URL(url);
  if ((protocol !== "https:" && protocol !== "http:") || username || password) return null;
  const address = href.replaceAll(/[()[\]\\`|<>"\s]/g, percent);
  // Markdown reads entities in addresses, too.
  return address.length > mostAddress ? null : address.replaceAll(/&(?=#?\w+;)/g, "&amp;");
}

const percent = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

/** A table: a bar inside a cell, also inside code, would end it. */
export function table(head: readonly Part[], rows: readonly (readonly Part[])[]): Markdown {
  const line = (cells: readonly Part[]): string =>
    `| ${cells.map((cell) => render(cell).replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return make([line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n"));
}
