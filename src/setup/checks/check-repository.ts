// A repository: whether its configuration can be read, and the executors that it names are there.
import type { Environment } from "../../domain/environment.ts";
import { Fault } from "../../domain/fault.ts";
import { type Because, reasons } from "../../domain/reasons.ts";
import type { Repository } from "../../domain/repository.ts";
import { allows, type Operators } from "../../executors/operators/operators.ts";
import { readOffer } from "../../flows/page/read-offer.ts";
import type { GitHub } from "../../flows/ports.ts";
import { bad, type Check, good, unknown } from "./check.ts";

export interface Reading {
  readonly github: GitHub;
  readonly operators: Operators;
}

export async function checkRepository(reading: Reading, repository: Repository): Promise<Check> {
  const name = `${repository.owner}/${repository.name}`;
  try {
    const { url, names, find, trouble } = await readOffer(reading, repository);
    if (trouble) return bad(name, `Nothing can be deployed: ${troubleOf(trouble)}`, { todo: mend, url });
    const environments = names.flatMap((one) => find(one) ?? []);
    const missing = await missingExecutors(reading, repository, environments);
    if (missing.length > 0) return bad(name, missing.join("; "), { todo: mendExecutors, url });
    return good(name, `Environments: ${names.join(", ")}`, { url });
  } catch (error) {
    const why = error instanceof Fault ? error.message : "Slipway's log says why";
    return unknown(name, `It cannot be looked at: ${why}`);
  }
}

function troubleOf({ reason, facts }: Because): string {
  if (reason === "config_unreadable") return `the configuration could not be read (${facts.why})`;
  if (reason !== "config_broken") return reasons[reason].means;
  const [first] = facts.problems;
  const more = facts.problems.length > 1 ? `, and ${facts.problems.length - 1} more` : "";
  return first ? `${facts.path}:${first.line}:${first.column}: ${first.message}${more}` : `${facts.path} has mistakes`;
}

const mend = "Mend .github/slipway.yml on the default branch; npm run slipway -- check-config tells every mistake.";
const mendExecutors = "Mend the environment's executor in .github/slipway.yml, or let the operator define it.";

async function missingExecutors(reading: Reading, repository: Repository, environments: readonly Environment[]) {
  const found = await Promise.all(environments.map((one) => missingExecutor(reading, repository, one)));
  return [...new Set(found.flatMap((one) => one ?? []))];
}

/** Null: it is there. */
async function missingExecutor({ github, operators }: Reading, repository: Repository, environment: Environment) {
  const { executor, name } = environment;
  if (executor.kind === "workflow") {
    const path = `.github/workflows/${executor.file}`;
    const file = await github.readFile(repository, { name: repository.name, path });
    return file.kind === "missing" ? `${name}: ${path} is not on the default branch` : null;
  }
  if (executor.kind === "external") return null;
  const operator = operators.get(executor.name);
  const isAllowed = operator && allows(operator, `${repository.owner}/${repository.name}`, name);
  return isAllowed ? null : `${name}: the operator defines no executor "${executor.name}" for it`;
}
