// A command as a person would write it, so that it parses to the same command again.
import { blank, mark } from "./characters.ts";
import type { Command } from "../domain/command.ts";
import { renderDuration } from "../domain/duration.ts";

/** Not escaped for Markdown. Its position in the comment is lost. */
export const renderCommand = (command: Command): string =>
  [`/${command.verb}`, ...renderObjects(command), ...renderOptions(command)].join(" ");

function renderObjects(command: Command): readonly string[] {
  const names = command.environments.map(renderName).join(",");
  switch (command.verb) {
    case "rollback":
      return [
        names,
        ...behind("to", command.ref),
        ...(command.deployment === null ? [] : [`to #${command.deployment}`]),
      ];
    case "promote":
      return [names, ...behind("from", command.from)];
    case "run":
      return [
        ...(command.task === null ? [] : [renderName(command.task)]),
        ...(names === "" ? [] : [`on ${names}`]),
        ...renderParameters(command),
      ];
    default:
      return renderUsual(command, names);
  }
}

const behind = (word: string, name: string | null): readonly string[] =>
  name === null ? [] : [`${word} ${renderName(name)}`];

const renderParameters = ({ parameters }: Command): readonly string[] =>
  parameters.map(({ name, value }) => `${name}=${renderValue(value)}`);

function renderUsual(command: Command, names: string): readonly string[] {
  const { ref, deployment, topic } = command;
  return [
    ...(ref === null ? [] : [`${renderName(ref)} to`]),
    ...(names === "" ? [] : [names]),
    ...(deployment === null ? [] : [`#${deployment}`]),
    ...(topic === null ? [] : [renderName(topic)]),
    ...renderParameters(command),
  ];
}

const renderOptions = ({ verb, duration, task, dryRun, force, reason }: Command): readonly string[] => [
  ...(verb === "history" && task !== null ? [`--task=${renderValue(task)}`] : []),
  ...(duration === null ? [] : [`--for=${renderDuration(duration)}`]),
  ...(dryRun ? ["--dry-run"] : []),
  ...(force === null ? [] : ["--force", `--reason=${renderValue(force.reason)}`]),
  ...(reason === "" ? [] : [renderName(reason)]),
];

/** Words of the grammar, ids, options, parameters, and what begins or holds something else than a word. */
const oddName = /^to$|^#\d+$|^[-–—"“”'‘’]|[=,\s]/iu;

const renderName = (name: string): string => (oddName.test(name) ? quoted(name) : name);

/** What begins like a quoted value, holds a blank, or ends in what is no part of a value. */
const oddValue = new RegExp(`^["“”'‘’]|${blank.source}|,$|^${mark.source}|${mark.source}$`, "u");

const renderValue = (value: string): string => (oddValue.test(value) ? quoted(value) : value);

/** What needs quotes was written in quotes: both kinds are in no such text. */
const quoted = (text: string): string => (/["“”]/.test(text) ? `'${text}'` : `"${text}"`);
