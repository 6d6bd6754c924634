// npm run slipway: what an operator asks of a Slipway from the terminal.
import { audit } from "./cli/audit.ts";
import { checkConfig } from "./cli/check-config.ts";
import { checkSetup } from "./cli/check-setup.ts";
import { jobs } from "./cli/jobs.ts";
import { seal } from "./cli/seal.ts";
import { terminal } from "./cli/terminal.ts";
import { Fault } from "./domain/fault.ts";
import type { Verb } from "./cli/verb.ts";

const verbs: Readonly<Record<string, Verb>> = {
  "check-config": checkConfig,
  "check-setup": checkSetup,
  jobs,
  seal,
  audit,
};

const usage = [
  "Usage: npm run slipway -- VERB",
  "",
  ...Object.entries(verbs).map(([name, { means }]) => `  ${name.padEnd(14)}${means}`),
  "",
  "npm run slipway -- VERB --help says more. What was asked is done: 0; it could not be done: 1; it was not understood: 2.",
].join("\n");

const [name = "--help", ...words] = process.argv.slice(2);
process.exitCode = await run(name, words).catch(explain);

async function run(name: string, words: readonly string[]): Promise<number> {
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb) return verb.run(words, terminal);
  const isHelp = name === "--help" || name === "help";
  (isHelp ? terminal.say : terminal.complain)(isHelp ? usage : `There is no ${name}.\n\n${usage}`);
  return isHelp ? 0 : 2;
}

/** A Fault's sentence is for the operator; anything else is a bug. */
function explain(error: unknown): number {
  const sentence =
    error instanceof Fault ? error.message : error instanceof Error ? (error.stack ?? error.message) : error;
  terminal.complain(String(sentence));
  return 1;
}
