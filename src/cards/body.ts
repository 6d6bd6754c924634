// The text of a comment as GitHub takes it: at most 65,000 characters, the rest cut where a line ends.
import type { Markdown } from "./md.ts";

/** GitHub refuses more than 65,536 characters with a 422. */
const most = 65_000;
const cutHere = "\n\n… (cut: too long for a comment)";

export function toBody({ text: body }: Markdown): string {
  if (body.length <= most) return body;
  const room = most - cutHere.length;
  const end = body.lastIndexOf("\n", room);
  return `${body.slice(0, end > 0 ? end : room).toWellFormed()}${cutHere}`;
}
