// Commands as a card tells people to write them, fit to be copied into a comment.
import type { ParameterValue, Parameters } from "../domain/parameters.ts";
import type { DeployRequest } from "../domain/request.ts";
import { code, type Markdown } from "./md.ts";

export const deploy = (environment: string): Markdown => code(`/deploy ${word(environment)}`);

export const deployRef = (ref: string, environment: string): Markdown =>
  code(`/deploy ${word(ref)} to ${word(environment)}`);

export const cancel = (environment: string): Markdown => code(`/cancel ${word(environment)}`);

export const cancelDeployment = (id: number): Markdown => code(`/cancel #${id}`);

/** A deployment is named by its number: so it can be from anywhere. */
export const cancelOf = ({ deployment, environment }: DeployRequest): Markdown =>
  deployment ? cancelDeployment(deployment.id) : cancel(environment.name);

/** The command of a request as it would be written again; `--force` and its reason are a new decision each time. */
export function deployLine({ environment, named, parameters }: DeployRequest): string {
  const ref = named === null ? [] : [word(named), "to"];
  const given = Object.entries(parameters).filter(([name, value]) => environment.parameters[name]?.default !== value);
  return ["/deploy", ...ref, word(environment.name), ...given.map(parameterWord)].join(" ");
}

export const parameterWords = (parameters: Parameters): readonly string[] =>
  Object.entries(parameters).map(parameterWord);

const parameterWord = ([name, value]: readonly [name: string, value: ParameterValue]): string =>
  `${name}=${quoted(plainValue, `${value}`)}`;

const plainValue = /^[\p{L}\p{N}_./:@+-]+$/u;
const plainName = /^(?!to$)[\p{L}\p{N}_./][\p{L}\p{N}_./-]*$/iu;

/** In quotes where it might be read as something else than a word. */
const word = (name: string): string => quoted(plainName, name);

const quoted = (plain: RegExp, text: string): string =>
  plain.test(text) ? text : /["“”]/.test(text) ? `'${text}'` : `"${text}"`;
