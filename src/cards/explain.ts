// One sentence for each reason, and what to do about it: from facts to safe Markdown.
import { type Because, type Reason, reasons } from "../domain/reasons.ts";
import { approvals } from "./explain/approvals.ts";
import { configuration } from "./explain/configuration.ts";
import { contexts } from "./explain/contexts.ts";
import { environment } from "./explain/environment.ts";
import type { Explain, Explanations } from "./explain/explanation.ts";
import { github } from "./explain/github.ts";
import { head } from "./explain/head.ts";
import { locks } from "./explain/lock.ts";
import { past } from "./explain/history.ts";
import { permission } from "./explain/permission.ts";
import { pullRequest } from "./explain/pull-request.ts";
import { queue } from "./explain/queue.ts";
import { request } from "./explain/request.ts";
import { sealed } from "./explain/sealed.ts";
import { upToDate } from "./explain/up-to-date.ts";
import type { Markdown } from "./md.ts";

export interface Explanation {
  readonly gate: string;
  readonly what: Markdown;
  readonly todo: Markdown;
  /** What there is to tell one by one. */
  readonly items: readonly Markdown[];
}

const explanations: Explanations<Reason> = {
  ...permission,
  ...pullRequest,
  ...head,
  ...contexts,
  ...upToDate,
  ...environment,
  ...approvals,
  ...queue,
  ...locks,
  ...configuration,
  ...request,
  ...past,
  ...sealed,
  ...github,
};

/** What the gate is called, what it found, and what to do about it, for as long as the request may go on. */
export function explain({ reason, facts }: Because): Explanation {
  // The catalogue's type ties each reason to its facts; one call cannot show that to the compiler.
  const [what, todo, items = []] = (explanations[reason] as Explain<Reason>)(facts);
  return { gate: reasons[reason].gate, what, todo, items };
}
