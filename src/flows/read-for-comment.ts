// The snapshot for a comment: asked for the environments it seems to name, and once more where the configuration says otherwise.
import { planDeploy } from "../commands/plan-deploy.ts";
import { readConfig } from "../config/read-config.ts";
import { resolveEnvironments } from "../config/resolve-environments.ts";
import type { Command } from "../domain/command.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { CommentJob } from "./jobs.ts";
import { loadSnapshot } from "./load-snapshot.ts";
import type { Ports } from "./ports.ts";

export async function readForComment(ports: Ports, job: CommentJob): Promise<Snapshot> {
  const commands = commandsOf(job);
  const guessed = await guess(ports, job, commands);
  const snapshot = await load(ports, job, guessed);
  const named = await canonical(ports, job, { commands, snapshot });
  const missed = named.some((name) => !guessed.includes(name));
  return missed ? load(ports, job, named) : snapshot;
}

const commandsOf = ({ parsed }: CommentJob): Command[] =>
  parsed.kind === "commands" ? parsed.lines.flatMap((line) => (line.kind === "command" ? [line.command] : [])) : [];

/** GitHub filters deployments by the environment's exact name, and people write names in any case. */
async function guess({ store }: Ports, job: CommentJob, commands: readonly Command[]): Promise<string[]> {
  const named = commands.flatMap(({ environments }) => environments);
  const bare = commands.some(({ environments }) => environments.length === 0);
  const usual = bare ? [(await store.defaults.get(job.repository.id)) ?? "staging"] : [];
  return [...new Set([...usual, ...named, ...named.map((name) => name.toLowerCase())])];
}

const load = (
  ports: Ports,
  { repository, pullRequest, actor, comment }: CommentJob,
  environments: readonly string[],
): Promise<Snapshot> =>
  loadSnapshot(ports, {
    repository,
    pullRequest: pullRequest.number,
    environments,
    actor,
    comment,
    known: [],
  });

interface Read {
  readonly commands: readonly Command[];
  readonly snapshot: Snapshot;
}

async function canonical({ store }: Ports, job: CommentJob, { commands, snapshot }: Read): Promise<string[]> {
  const config = readConfig(snapshot.config);
  if (config.kind === "refused") return [];
  const environments = resolveEnvironments(config.settings, snapshot.repository.environments);
  if (environments.defaultName) await store.defaults.set(job.repository.id, environments.defaultName);
  const targets = commands.flatMap((command) => planDeploy(command, environments));
  return targets.flatMap((target) => (target.kind === "environment" ? [target.environment.name] : []));
}
