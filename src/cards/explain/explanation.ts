// What an explanation is: from the facts of a reason to what is the matter and what to do about it.
import type { Reason, ReasonFacts } from "../../domain/reasons.ts";
import { code, type Markdown, md } from "../md.ts";

/** `items`: what there is to tell one by one. */
export type Explain<R extends Reason> = (
  facts: ReasonFacts[R],
) => readonly [what: Markdown, todo: Markdown, items?: readonly Markdown[]];

export type Explanations<R extends Reason> = { readonly [One in R]: Explain<One> };

/** What to do while a request waits. */
export const bySelf = md`Nothing: it goes on by itself.`;
export const askApproval = md`Ask them to comment ${code("/approve")}.`;
export const askAgain = md`Comment again.`;
export const askThenTell = md`Comment again; if this stays, tell who runs Slipway.`;
export const lookThenAsk = md`Look at what was pushed, then comment again.`;
