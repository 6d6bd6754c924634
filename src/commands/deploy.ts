// `/deploy`, `/deploy ENV[,ENV…]`, `/deploy to ENV`, `/deploy REF to ENV`: deploys the pull request, or a ref, to environments.
import type { VerbHelp } from "../domain/help.ts";
import { readEnvironments } from "./environments.ts";
import { readOptions } from "./options.ts";
import { readParameters } from "./parameters.ts";
import { planDeploy } from "./plan-deploy.ts";
import { unexpected } from "./problems.ts";
import { isRef } from "./ref.ts";
import type { Word } from "./tokenize.ts";
import type { Arguments, Verb } from "./verb.ts";

const ofPullRequest = "/deploy [ENV[,ENV…]] [KEY=VALUE …]";
const ofRef = "/deploy REF to ENV[,ENV…] [KEY=VALUE …]";

const help: VerbHelp = {
  usage: [ofPullRequest, ofRef],
  does: "deploy this pull request, or another branch, tag or sha; without ENV to the default environment",
  options: [
    ["--dry-run", "change nothing; show every gate and what would be deployed"],
    ['--force --reason "…"', "set aside the gates that allow it; needs the role that the environment asks for"],
  ],
  examples: [
    "/deploy",
    "/deploy staging",
    "/deploy staging, production",
    '/deploy staging log_level=debug message="two words"',
    "/deploy release/1.4 to staging",
    "/deploy production --dry-run",
    '/deploy production --force --reason "fixes the outage"',
  ],
};

export const deploy: Verb = {
  name: "deploy",
  takesEnvironment: true,
  openTo: "deployer",
  help,
  parse: parseWords,
  plan: planDeploy,
};

function parseWords(words: readonly Word[]): Arguments {
  const options = readOptions(words, help);
  if (options.kind === "problem") return options;
  const given = readParameters(options.rest);
  if (given.kind === "problem") return given;
  const { ref, names, usage } = splitRef(given.rest);
  if (ref && !isRef(ref)) return unexpected(ref, usage);
  const environments = readEnvironments(names, usage);
  if (environments.kind === "problem") return environments;
  const { dryRun, force } = options;
  return {
    kind: "arguments",
    said: { ref: ref?.text ?? null, environments: environments.names, parameters: given.parameters, dryRun, force },
  };
}

interface Split {
  readonly ref: Word | null;
  readonly names: readonly Word[];
  readonly usage: string;
}

/** A `to` that nothing follows is a name like any other, and nobody's. */
function splitRef(words: readonly Word[]): Split {
  const [first, second] = words;
  if (isTo(first) && words.length > 1) return { ref: null, names: words.slice(1), usage: ofPullRequest };
  if (first && isTo(second) && words.length > 2) return { ref: first, names: words.slice(2), usage: ofRef };
  return { ref: null, names: words, usage: ofPullRequest };
}

const isTo = (word: Word | undefined): boolean => word?.kind === "plain" && word.text.toLowerCase() === "to";
