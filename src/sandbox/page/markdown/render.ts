// Comments as GitHub shows them: its Markdown without HTML, where comments vanish, <br> breaks a line and @names are links.
import { raw } from "hono/html";
import MarkdownIt from "markdown-it";
import { alignCells, harmlessLinks } from "./harmless.ts";
import { hiddenComment, hiddenCommentBlock, lineBreak } from "./hidden-html.ts";
import { type Knows, linkMentions } from "./mentions.ts";

export type { Knows } from "./mentions.ts";

const parser = createParser();

export const renderMarkdown = (body: string, knows: Knows): ReturnType<typeof raw> =>
  raw(parser.render(body, { knows }));

function createParser() {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  const interrupts = ["paragraph", "reference", "blockquote"];
  markdown.block.ruler.before("html_block", "hidden_comment", hiddenCommentBlock, { alt: interrupts });
  markdown.inline.ruler.before("autolink", "hidden_comment", hiddenComment);
  markdown.inline.ruler.before("autolink", "line_break", lineBreak);
  markdown.core.ruler.push("align_cells", alignCells);
  markdown.core.ruler.push("harmless_links", harmlessLinks);
  markdown.core.ruler.push("mentions", linkMentions);
  return markdown;
}
