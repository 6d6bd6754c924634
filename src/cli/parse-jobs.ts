// The words after `jobs`: what is asked, or what is wrong with them.
import { parseArgs } from "node:util";
import { orProblem, type Problem, problem } from "./problem.ts";

export type JobsAsked =
  | { readonly kind: "help" }
  | { readonly kind: "list"; readonly json: boolean }
  | { readonly kind: "retry"; readonly ids: readonly string[] | "all" }
  | Problem;

const options = {
  json: { type: "boolean", default: false },
  all: { type: "boolean", default: false },
  help: { type: "boolean", default: false, short: "h" },
} as const;

export function parseJobs(words: readonly string[]): JobsAsked {
  return orProblem(() => {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    return values.help ? { kind: "help" } : toAsked(values, positionals);
  });
}

interface Values {
  readonly json: boolean;
  readonly all: boolean;
}

function toAsked({ json, all }: Values, [verb, ...ids]: readonly string[]): JobsAsked {
  if (verb === undefined) return all ? problem("--all is for `jobs retry`.") : { kind: "list", json };
  if (verb !== "retry") return problem(`There is no \`jobs ${verb}\`.`);
  if (json) return problem("--json is for the list.");
  if (all === ids.length > 0) return problem("Say which jobs to retry: their ids, or --all.");
  return { kind: "retry", ids: all ? "all" : [...new Set(ids)] };
}
