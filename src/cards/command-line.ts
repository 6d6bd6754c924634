// Commands as a card tells people to write them, fit to be copied into a comment.
import { looksSecret } from "../domain/looks-secret.ts";
import type { ParameterValue, Parameters } from "../domain/parameters.ts";
import type { DeployRequest } from "../domain/request.ts";
import { sealedPrefix } from "../domain/sealed.ts";
import { code, type Markdown } from "./md.ts";

export const deploy = (environment: string): Markdown => code(`/deploy ${word(environment)}`);

export const deployRef = (ref: string, environment: string): Markdown =>
  code(`/deploy ${word(ref)} to ${word(environment)}`);

export const cancel = (environment: string): Markdown => code(`/cancel ${word(environment)}`);

export const lock = (environment: string): Markdown => code(`/lock ${word(environment)}`);

export const unlock = (environment: string): Markdown => code(`/unlock ${word(environment)}`);

export const unlockByForce = (environment: string): Markdown =>
  code(`/unlock ${word(environment)} --force --reason "…"`);

export const cancelDeployment = (id: number): Markdown => code(`/cancel #${id}`);

export const judge = (verb: "approve" | "reject", environment: string): Markdown =>
  code(`/${verb} ${word(environment)}`);

export const promoteFrom = (environment: string, from: string): Markdown =>
  code(`/promote ${word(environment)} from ${word(from)}`);

export const history = (environment: string): Markdown => code(`/history ${word(environment)}`);

/** A deployment is named by its number: so it can be from anywhere. */
export const cancelOf = ({ deployment, environment }: DeployRequest): Markdown =>
  deployment ? cancelDeployment(deployment.id) : cancel(environment.name);

/** The command of a request as it would be written again; `--force` and its reason are a new decision each time. */
export function deployLine(request: DeployRequest): string {
  const { environment, named, target } = request;
  const name = word(environment.name);
  switch (request.purpose) {
    case "deploy":
      return ["/deploy", ...(named === null ? [] : [word(named), "to"]), name, ...writtenAgain(request)].join(" ");
    case "rollback":
      return ["/rollback", name, ...(target ? ["to", `#${target.deployment}`] : [])].join(" ");
    case "promote":
      return ["/promote", name, ...(target ? ["from", word(target.environment)] : [])].join(" ");
    case "run":
      return ["/run", word(request.task), "on", name, ...writtenAgain(request)].join(" ");
  }
}

function writtenAgain(request: DeployRequest): readonly string[] {
  const { environment, parameters, sealed } = request;
  const given = Object.entries(parameters).filter(([name, value]) => environment.parameters[name]?.default !== value);
  const hidden = [...Object.keys(sealed), ...suspects(request)];
  const plain = given.filter(([name]) => !hidden.includes(name));
  return [...plain.map(parameterWord), ...hidden.map((name) => `${name}=${toBeSealed}`)];
}

/** To be written anew: left as it is, it is refused. */
const toBeSealed = `${sealedPrefix}…`;

type Given = Pick<DeployRequest, "parameters" | "sealed" | "environment">;

export const parameterWords = (parameters: Parameters): readonly string[] =>
  Object.entries(parameters).map(parameterWord);

/** What is secret, or looks like it, is not said again. */
export function givenWords(given: Given): readonly string[] {
  const hidden = suspects(given);
  const shown = Object.entries(given.parameters).map((one) =>
    hidden.includes(one[0]) ? `${one[0]}=***` : parameterWord(one),
  );
  return [...shown, ...Object.keys(given.sealed).map((name) => `${name}=sealed`)];
}

/** Names of plain parameters that look like secrets; what the configuration itself says is none. */
export const suspects = ({ parameters, environment }: Pick<Given, "parameters" | "environment">): readonly string[] =>
  Object.entries(parameters).flatMap(([name, value]) => {
    const definition = environment.parameters[name];
    const isKnown = definition?.type === "choice" || definition?.default === value;
    return !isKnown && typeof value === "string" && looksSecret(name, value) ? [name] : [];
  });

const parameterWord = ([name, value]: readonly [name: string, value: ParameterValue]): string =>
  `${name}=${quoted(plainValue, `${value}`)}`;

const plainValue = /^[\p{L}\p{N}_./:@+-]+$/u;
const plainName = /^(?!to$)[\p{L}\p{N}_./][\p{L}\p{N}_./-]*$/iu;

/** In quotes where it might be read as something else than a word. */
const word = (name: string): string => quoted(plainName, name);

const quoted = (plain: RegExp, text: string): string =>
  plain.test(text) ? text : /["“”]/.test(text) ? `'${text}'` : `"${text}"`;
