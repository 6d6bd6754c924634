// Command lines against the repository's configuration: which environments are wanted, and what cannot be followed.
import { renderBecause, renderParseProblem, renderProblems } from "../cards/answer.ts";
import type { Markdown } from "../cards/md.ts";
import { planDeploy } from "../commands/plan-deploy.ts";
import { renderCommand } from "../commands/render-command.ts";
import { readConfig } from "../config/read-config.ts";
import { type Environments, resolveEnvironments } from "../config/resolve-environments.ts";
import type { Command, ParsedLine } from "../domain/command.ts";
import type { Environment } from "../domain/environment.ts";
import type { Snapshot } from "../domain/snapshot.ts";

export interface Wanted {
  readonly position: number;
  readonly environment: Environment;
}

export interface Understood {
  readonly wanted: readonly Wanted[];
  /** One answer for the whole comment; null where every line is clear. */
  readonly problems: Markdown | null;
}

type Line = Wanted | Markdown;

export function understand(lines: readonly ParsedLine[], snapshot: Snapshot): Understood {
  const config = readConfig(snapshot.config);
  const commands = lines.flatMap((line) => (line.kind === "command" ? [line.command] : []));
  if (config.kind === "refused" && commands[0]) {
    return { wanted: [], problems: renderBecause(renderCommand(commands[0]), config.because) };
  }
  const environments = resolveEnvironments(
    config.kind === "settings" ? config.settings : null,
    snapshot.repository.environments,
  );
  return sort(
    lines.flatMap((line) =>
      line.kind === "command" ? plan(line.command, environments) : [renderParseProblem(line.problem)],
    ),
  );
}

const plan = (command: Command, environments: Environments): Line[] =>
  planDeploy(command, environments).map((target) =>
    target.kind === "environment"
      ? { position: command.position, environment: target.environment }
      : renderBecause(renderCommand(command), target.because),
  );

/** The same environment on two lines of one comment is one wish. */
function sort(lines: readonly Line[]): Understood {
  const wanted = lines.filter((line): line is Wanted => "environment" in line);
  const first = wanted.filter(
    (one, index) => wanted.findIndex((other) => other.environment.name === one.environment.name) === index,
  );
  const problems = lines.filter((line): line is Markdown => !("environment" in line));
  return { wanted: first, problems: problems.length > 0 ? renderProblems(problems) : null };
}
