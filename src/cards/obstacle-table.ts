// What holds a request, as rows of a table: the gate, what it found, and what to do.
import type { Because } from "../domain/reasons.ts";
import { askApproval, bySelf } from "./explain/explanation.ts";
import { explain } from "./explain.ts";
import { join, type Markdown, md, table } from "./md.ts";

export interface Told {
  readonly gate: string;
  readonly what: Markdown;
  readonly todo: Markdown;
}

/** `over`: nothing goes on by itself any more, because something else refused. */
export function tell(because: Because, over: boolean): Told {
  const { gate, what, todo, items } = explain(because);
  return { gate, what: join([what, ...items], "<br>"), todo: over ? (whenOver.get(todo) ?? todo) : todo };
}

/** What was waited for is to be asked for anew. */
const whenOver = new Map([
  [bySelf, md`Wait for it, then comment again.`],
  [askApproval, md`Comment again, and ask them to approve while it waits.`],
]);

export function obstacleTable(because: readonly Because[], over: boolean): Markdown {
  const rows = because.map((one) => tell(one, over)).map(({ gate, what, todo }) => [gate, what, todo]);
  return table(["gate", "what", "what to do"], rows);
}
