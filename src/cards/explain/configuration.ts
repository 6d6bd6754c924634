// Mistakes in slipway.yml, and commands that name what it does not have.
import { code, link, md } from "../md.ts";
import { problemList } from "../problem-list.ts";
import { names } from "../words.ts";
import type { Explanations } from "./explanation.ts";

export const configuration: Explanations<
  | "config_broken"
  | "config_unreadable"
  | "environment_unknown"
  | "environment_unnamed"
  | "environment_needed"
  | "parameter_unknown"
  | "parameter_invalid"
  | "parameter_missing"
> = {
  config_broken: ({ path, url, problems }) => [
    md`${link(code(path), url)} has mistakes.`,
    md`Fix the file on the default branch, then comment again.`,
    problemList(url, problems),
  ],
  config_unreadable: ({ why }) => [
    md`The configuration could not be read (${why}).`,
    md`See that it is a text file that the App may read, then comment again.`,
  ],
  environment_unknown: ({ name, known, nearest }) => [
    nearest
      ? md`There is no environment ${code(name)}: did you mean ${code(nearest)}?`
      : md`There is no environment ${code(name)}.`,
    md`Name one of ${names(known)}.`,
  ],
  environment_unnamed: ({ known }) => [
    md`There is no default environment here, and the command names none.`,
    md`Name one of ${names(known)}, or set ${code("default_environment")}.`,
  ],
  environment_needed: ({ known }) => [md`The command names no environment.`, md`Name one of ${names(known)}.`],
  parameter_unknown: ({ name, environment, known, nearest }) => [
    nearest
      ? md`${code(environment)} has no parameter ${code(name)}: did you mean ${code(nearest)}?`
      : md`${code(environment)} has no parameter ${code(name)}.`,
    known.length > 0 ? md`Name one of ${names(known)}, or leave it out.` : md`Leave it out: there are none.`,
  ],
  parameter_invalid: ({ name, value, must, nearest }) => [
    nearest
      ? md`${code(name)} ${must}, not ${code(value)}: did you mean ${code(nearest)}?`
      : md`${code(name)} ${must}, not ${code(value)}.`,
    md`Comment again with such a value.`,
  ],
  parameter_missing: ({ name, environment, must }) => [
    md`${code(environment)} cannot do without the parameter ${code(name)}: it ${must}.`,
    md`Comment again with ${code(`${name}=…`)}.`,
  ],
};
