// A form as the line that a comment would have: everything that is wrong with it is told by the parser, as there.
import { parseComment } from "../../commands/parse-comment.ts";
import { renderCommand } from "../../commands/render-command.ts";
import { type Said, toCommand } from "../../domain/command.ts";
import { parseDuration } from "../../domain/duration.ts";
import type { Given } from "./given.ts";
import type { Action } from "./verbs.ts";

/** Null: it cannot be written down as one line, or would be read as another command. */
export function toLine(action: Action, given: Given): string | null {
  const command = toCommand(0, action.verb, said(action, given));
  const line = renderCommand(command);
  if (/[\p{Cc}\p{Cs}]/u.test(line)) return null;
  const parsed = parseComment(line);
  const [first] = parsed.kind === "commands" && parsed.lines.length === 1 ? parsed.lines : [];
  if (first?.kind === "problem") return line;
  return first && JSON.stringify(first.command) === JSON.stringify(command) ? line : null;
}

function said({ verb, fields }: Action, given: Given): Said {
  const { environment, from, deployment, force } = given;
  const has = (field: Action["fields"][number]): boolean => fields.includes(field);
  const parameters = Object.entries(given.parameters).map(([name, value]) => ({ name, value }));
  const isById = verb === "cancel" && deployment !== null;
  return {
    environments: environment === "" || isById ? [] : [environment],
    deployment: has("deployment") ? deployment : null,
    from: has("from") && from !== "" ? from : null,
    duration: has("for") ? parseDuration(given.for.toLowerCase()) : null,
    reason: has("reason") ? words(given.reason) : "",
    parameters: has("parameters") ? parameters : [],
    dryRun: has("dryRun") && given.dryRun === "on",
    force: has("force") && force === "on" ? { reason: words(given.forceReason) } : null,
  };
}

/** People's words are written in one line, and with one kind of quotes: values are not touched. */
function words(text: string): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, " ")
    .trim();
  return /["“”]/.test(line) && /['‘’]/.test(line) ? line.replaceAll(/["“”]/g, "″") : line;
}
