// Links @names of accounts that exist, as GitHub does: outside of links and code.
import type { StateCore, Token } from "markdown-it";

/** Whether an account has this login: GitHub links no others. */
export type Knows = (login: string) => boolean;

const mention = /(?<![\w`@/.-])@([a-z\d](?:-?[a-z\d]){0,38})(?![\w-])/gi;

/** Asks `env.knows`. */
export function linkMentions(state: StateCore): void {
  for (const block of state.tokens) if (block.children) block.children = withMentions(state, block.children);
}

function withMentions(state: StateCore, tokens: readonly Token[]): Token[] {
  let links = 0;
  return tokens.flatMap((token) => {
    if (token.type === "link_open") links += 1;
    if (token.type === "link_close") links -= 1;
    return token.type === "text" && links === 0 ? linked(state, token.content) : [token];
  });
}

function linked(state: StateCore, content: string): Token[] {
  const knows = state.env["knows"] as Knows;
  const tokens: Token[] = [];
  let from = 0;
  for (const found of content.matchAll(mention)) {
    const login = found[1] ?? "";
    if (!knows(login)) continue;
    tokens.push(toText(state, content.slice(from, found.index)), ...toLink(state, login));
    from = found.index + found[0].length;
  }
  return [...tokens, toText(state, content.slice(from))];
}

function toText(state: StateCore, content: string): Token {
  const token = new state.Token("text", "", 0);
  token.content = content;
  return token;
}

function toLink(state: StateCore, login: string): Token[] {
  const open = new state.Token("link_open", "a", 1);
  open.attrs = [
    ["href", `/${login}`],
    ["class", "mention"],
  ];
  return [open, toText(state, `@${login}`), new state.Token("link_close", "a", -1)];
}
