// A command as a person would write it, so that it parses to the same command again.
import { blank, mark } from "./characters.ts";
import type { Command } from "../domain/command.ts";

/** Not escaped for Markdown. Its position in the comment is lost. */
export const renderCommand = (command: Command): string =>
  [`/${command.verb}`, ...renderObjects(command), ...renderOptions(command)].join(" ");

function renderObjects({ ref, environments, deployment, topic, parameters }: Command): readonly string[] {
  const names = environments.map(renderName).join(",");
  return [
    ...(ref === null ? [] : [`${renderName(ref)} to`]),
    ...(names === "" ? [] : [names]),
    ...(deployment === null ? [] : [`#${deployment}`]),
    ...(topic === null ? [] : [renderName(topic)]),
    ...parameters.map(({ name, value }) => `${name}=${renderValue(value)}`),
  ];
}

const renderOptions = ({ dryRun, force }: Command): readonly string[] => [
  ...(dryRun ? ["--dry-run"] : []),
  ...(force === null ? [] : ["--force", `--reason=${renderValue(force.reason)}`]),
];

/** Words of the grammar, ids, options, parameters, and what begins or holds something else than a word. */
const oddName = /^to$|^#\d+$|^[-–—"“”'‘’]|[=,\s]/iu;

const renderName = (name: string): string => (oddName.test(name) ? quoted(name) : name);

/** What begins like a quoted value, holds a blank, or ends in what is no part of a value. */
const oddValue = new RegExp(`^["“”'‘’]|${blank.source}|,$|^${mark.source}|${mark.source}$`, "u");

const renderValue = (value: string): string => (oddValue.test(value) ? quoted(value) : value);

/** What needs quotes was written in quotes: both kinds are in no such text. */
const quoted = (text: string): string => (/["“”]/.test(text) ? `'${text}'` : `"${text}"`);
