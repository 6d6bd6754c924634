// Command lines against the repository's configuration: what each of them means, and what cannot be followed.
import { renderBecause, renderParseProblem } from "../cards/answer.ts";
import type { Markdown } from "../cards/md.ts";
import type { Known, Plan } from "../commands/plan.ts";
import { verbs } from "../commands/registry.ts";
import { renderCommand } from "../commands/render-command.ts";
import { readConfig } from "../config/read-config.ts";
import type { Task } from "../config/settings.ts";
import { type Environments, resolveEnvironments } from "../config/resolve-environments.ts";
import type { Command, ParsedLine } from "../domain/command.ts";
import type { Snapshot } from "../domain/snapshot.ts";

/** A plan of one line, for one environment. */
export interface Planned {
  readonly position: number;
  /** The command as a person would write it. */
  readonly line: string;
  readonly plan: Exclude<Plan, { kind: "refused" }>;
}

export interface Understood {
  readonly planned: readonly Planned[];
  readonly problems: readonly Markdown[];
  /** Null where the configuration has mistakes. */
  readonly environments: Environments | null;
}

/** `pullRequest`: the number of the one that the lines are written on. */
export function understand(lines: readonly ParsedLine[], snapshot: Snapshot, pullRequest: number): Understood {
  const config = readConfig(snapshot.config);
  const settings = config.kind === "refused" ? null : config.settings;
  const environments = resolveEnvironments(settings, snapshot.repository.environments, pullRequest);
  const known = { environments, tasks: settings?.tasks ?? new Map<string, Task>() };
  const read = lines.flatMap((line) => {
    if (line.kind === "problem") return [renderParseProblem(line.problem)];
    const { command } = line;
    if (config.kind !== "refused" || isHelp(command)) return plan(command, known);
    return [renderBecause(renderCommand(command), config.because)];
  });
  return { ...sort(read), environments: config.kind === "refused" ? null : environments };
}

/** Help reads no configuration. */
const isHelp = ({ verb }: Command): boolean => verb === "help";

export function plansOf(command: Command, known: Known): readonly Plan[] {
  const verb = verbs.find(({ name }) => name === command.verb);
  return verb ? verb.plan(command, known) : [];
}

const plan = (command: Command, known: Known): (Planned | Markdown)[] =>
  plansOf(command, known).map((plan) => {
    const line = renderCommand(command);
    return plan.kind === "refused" ? renderBecause(line, plan.because) : { position: command.position, line, plan };
  });

/** The same wish on two lines of one comment is one wish; the same answer is one answer. */
function sort(read: readonly (Planned | Markdown)[]): Pick<Understood, "planned" | "problems"> {
  const planned = read.filter((one): one is Planned => "plan" in one);
  const problems = read.filter((one): one is Markdown => !("plan" in one));
  return { planned: eachOnce(planned, wishOf), problems: eachOnce(problems, ({ text }) => text) };
}

function eachOnce<One>(all: readonly One[], key: (one: One) => string): readonly One[] {
  const keys = all.map(key);
  return all.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

function wishOf({ plan }: Planned): string {
  if (plan.kind !== "deploy") return JSON.stringify(plan);
  const { kind, environment, ref, parameters, sealed, force, dryRun } = plan;
  return JSON.stringify({ kind, environment: environment.name, ref, parameters, sealed, force, dryRun });
}
