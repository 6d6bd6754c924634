// A command as a person would write it, so that it parses to the same command again.
import type { Command } from "../domain/command.ts";

/** Not escaped for Markdown. Its position in the comment is lost. */
export const renderCommand = ({ verb, environments }: Command): string =>
  [`/${verb}`, ...(environments.length > 0 ? [environments.map(renderName).join(",")] : [])].join(" ");

/** Words of the grammar, options, parameters, and what begins or holds something else than a word. */
const needsQuotes = /^to$|^[-–—"“”'‘’]|[=,\s]/iu;

function renderName(name: string): string {
  if (!needsQuotes.test(name)) return name;
  return /["“”]/.test(name) ? `'${name}'` : `"${name}"`;
}
