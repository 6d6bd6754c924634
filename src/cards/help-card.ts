// The answer to `/help`: a table of all commands, or everything about one.
import type { ExplainedVerb } from "../domain/help.ts";
import { nearest } from "../domain/nearest.ts";
import { code, join, type Markdown, md, table } from "./md.ts";

/** `topic`: the verb asked about, as a person wrote it; null: all of them. */
export function renderHelp(topic: string | null, verbs: readonly ExplainedVerb[]): Markdown {
  if (topic === null) return overview(verbs);
  const verb = verbs.find(({ name }) => name === topic.toLowerCase());
  return verb ? explain(verb) : join([unknown(topic, verbs), overview(verbs)], "\n\n");
}

function unknown(topic: string, verbs: readonly ExplainedVerb[]): Markdown {
  const near = nearest(
    topic,
    verbs.map(({ name }) => name),
  );
  const meant = near === null ? md`.` : md`: did you mean ${code(`/${near}`)}?`;
  return md`There is no command ${code(`/${topic}`)}${meant}`;
}

function overview(verbs: readonly ExplainedVerb[]): Markdown {
  const rows = verbs.map(({ help }) => [join(help.usage.map(code), "<br>"), md`${help.does}`]);
  const more = md`All about one: ${code("/help VERB")}. ${code("/slipway VERB")} is the same as ${code("/VERB")}.`;
  return join([md`#### Commands`, table(["command", "what it does"], rows), more], "\n\n");
}

function explain({ name, help }: ExplainedVerb): Markdown {
  const options = help.options.map(([option, does]) => [code(option), md`${does}`]);
  const parts = [
    md`#### ${code(`/${name}`)}`,
    md`${sentence(help.does)}`,
    bullets(help.usage),
    ...(options.length > 0 ? [table(["option", "what it does"], options)] : []),
    md`For example:`,
    bullets(help.examples),
  ];
  return join(parts, "\n\n");
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

const bullets = (lines: readonly string[]): Markdown =>
  join(
    lines.map((line) => md`- ${code(line)}`),
    "\n",
  );
