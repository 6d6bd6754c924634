// The comment that stands for a command given on a page: who gave it, and what it says, which nobody carries out again.
import { hideSecrets } from "../domain/hide-secrets.ts";
import { codeBlock, join, type Markdown, md } from "./md.ts";

export interface PageCommandCard {
  readonly login: string;
  /** As it would be written in a comment. */
  readonly line: string;
}

/** Whoever asked knows of it, so that nobody is mentioned; and a command within code is none. */
export const renderPageCommand = ({ login, line }: PageCommandCard): Markdown =>
  join([md`**${login}** asked from the dashboard:`, codeBlock(hideSecrets(line))], "\n\n");
