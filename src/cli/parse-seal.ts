// The words after `seal`: for what a value is to be sealed, or what is wrong with them.
import { parseArgs } from "node:util";
import { orProblem, type Problem, problem } from "./problem.ts";
import { parameterName, parameterNameMust } from "../domain/parameters.ts";
import { isSafeForSecrets } from "../domain/safe-for-secrets.ts";

export interface Wanted {
  readonly kind: "seal";
  /** Of the Slipway that is to open it; null: the one whose SLIPWAY_KEY is at hand. */
  readonly url: string | null;
  readonly repository: { readonly fullName: string } | { readonly id: number };
  readonly environment: string;
  /** Of the parameter. */
  readonly name: string;
}

export type SealAsked = { readonly kind: "help" } | Wanted | Problem;

const options = {
  url: { type: "string" },
  repo: { type: "string" },
  "repository-id": { type: "string" },
  environment: { type: "string" },
  help: { type: "boolean", default: false, short: "h" },
} as const;

export function parseSeal(words: readonly string[]): SealAsked {
  return orProblem(() => {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    return values.help ? { kind: "help" } : toAsked(values, positionals);
  });
}

interface Values {
  readonly url?: string | undefined;
  readonly repo?: string | undefined;
  readonly "repository-id"?: string | undefined;
  readonly environment?: string | undefined;
}

function toAsked(values: Values, [name, ...more]: readonly string[]): SealAsked {
  const { url = null, environment = "" } = values;
  if (name === undefined || more.length > 0) return problem("Name one parameter: its value is asked for.");
  if (name.includes("="))
    return problem("Name the parameter alone: a value among the words stays in your shell's history.");
  if (!parameterName.test(name)) return problem(`The name of a parameter is ${parameterNameMust}.`);
  if (environment.trim() === "") return problem("Say for which --environment.");
  if (url !== null && !isSafe(url))
    return problem("--url is an https address: on its way another key could take the place of Slipway's.");
  const repository = repositoryOf(values);
  return repository ? { kind: "seal", url, repository, environment, name } : problem(whichRepository);
}

const whichRepository = "Say for which repository: --repo OWNER/NAME, or --repository-id NUMBER.";

const isSafe = (url: string): boolean => URL.canParse(url) && isSafeForSecrets(url);

function repositoryOf({ repo, "repository-id": id }: Values): Wanted["repository"] | null {
  if (repo !== undefined && id === undefined) return /^[\w.-]+\/[\w.-]+$/.test(repo) ? { fullName: repo } : null;
  return id !== undefined && repo === undefined && /^[1-9]\d{0,14}$/.test(id) ? { id: Number(id) } : null;
}
