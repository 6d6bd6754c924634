// What leads out of a comment is told so, nothing is loaded from elsewhere, and nothing has a style of its own.
import type { StateCore, Token } from "markdown-it";

/** GitHub aligns by attribute, too; the page's own policy forbids styles in attributes. */
export function alignCells({ tokens }: StateCore): void {
  for (const token of tokens) {
    const align = /^text-align:(\w+)$/.exec(String(token.attrGet("style") ?? ""))?.[1];
    if (align) token.attrs = [["align", align]];
  }
}

export function harmlessLinks(state: StateCore): void {
  for (const block of state.tokens)
    block.children =
      block.children?.flatMap((token) => (token.type === "image" ? toLink(state, token) : [token])) ?? null;
  for (const token of state.tokens.flatMap(({ children }) => children ?? []))
    if (token.type === "link_open") token.attrSet("rel", "nofollow noopener");
}

/** An image is the link to it. */
function toLink(state: StateCore, image: Token): Token[] {
  const open = new state.Token("link_open", "a", 1);
  open.attrs = [["href", image.attrGet("src") ?? ""]];
  const text = new state.Token("text", "", 0);
  text.content = image.content || "image";
  return [open, text, new state.Token("link_close", "a", -1)];
}
