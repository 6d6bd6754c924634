// The snapshot for a comment: asked for the environments it seems to name, and once more where the configuration says otherwise.
import { readConfig } from "../config/read-config.ts";
import type { Task } from "../config/settings.ts";
import { resolveEnvironments } from "../config/resolve-environments.ts";
import type { Command } from "../domain/command.ts";
import type { Plan } from "../commands/plan.ts";
import type { Permission } from "../domain/permission.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { CommentJob } from "./jobs.ts";
import { type Loaded, loadSnapshot } from "./load-snapshot.ts";
import type { Ports } from "./ports.ts";
import type { Asking } from "./may.ts";
import { plansOf } from "./understand.ts";

/** Of the pull request that it is written on. */
export async function readForComment(ports: Ports, job: CommentJob): Promise<Snapshot> {
  const commands = commandsOf(job);
  const guessed = await guess(ports, job, commands);
  const snapshot = await load(ports, job, { environments: guessed, permission: null });
  const named = await canonical(ports, job, { commands, snapshot });
  const missed = named.some((name) => !guessed.includes(name));
  return missed ? load(ports, job, { environments: named, permission: snapshot.permission }) : snapshot;
}

/** Of what a plan deploys: the pull request that was read, or the branch, tag or sha that the command names. */
export async function readSubject(
  ports: Ports,
  { job, snapshot }: Asking,
  { ref, environment }: Pick<Extract<Plan, { kind: "deploy" }>, "ref" | "environment">,
): Promise<Loaded> {
  if (ref === null) return { snapshot };
  const { repository, pullRequest, actor, comment } = job;
  const { permission } = snapshot;
  const place = { repository, pullRequest: pullRequest.number, actor, comment, known: [] };
  return loadSnapshot(ports, { ...place, named: ref, environments: [environment.name], permission });
}

const commandsOf = ({ parsed }: CommentJob): Command[] =>
  parsed.kind === "commands" ? parsed.lines.flatMap((line) => (line.kind === "command" ? [line.command] : [])) : [];

/** GitHub filters deployments by the environment's exact name, and people write names in any case. */
async function guess({ store }: Ports, job: CommentJob, commands: readonly Command[]): Promise<string[]> {
  const named = commands.flatMap(({ environments }) => environments);
  const bare = commands.some(({ verb, environments }) => verb === "deploy" && environments.length === 0);
  const usual = bare ? [(await store.defaults.get(job.repository.id)) ?? "staging"] : [];
  return [...new Set([...usual, ...named, ...named.map((name) => name.toLowerCase())])];
}

interface Asked {
  readonly environments: readonly string[];
  readonly permission: Permission | null;
}

async function load(ports: Ports, job: CommentJob, asked: Asked): Promise<Snapshot> {
  const { repository, pullRequest, actor, comment } = job;
  const number = pullRequest.number;
  const place = { repository, pullRequest: number, named: null, actor, comment, known: [] };
  const loaded = await loadSnapshot(ports, { ...place, ...asked });
  if ("snapshot" in loaded) return loaded.snapshot;
  throw new Error("a pull request was refused as a ref");
}

interface Read {
  readonly commands: readonly Command[];
  readonly snapshot: Snapshot;
}

async function canonical({ store }: Ports, job: CommentJob, { commands, snapshot }: Read): Promise<string[]> {
  const config = readConfig(snapshot.config);
  if (config.kind === "refused") return [];
  const { environments: github } = snapshot.repository;
  const environments = resolveEnvironments(config.settings, github, job.pullRequest.number);
  if (environments.defaultName) await store.defaults.set(job.repository.id, environments.defaultName);
  const known = { environments, tasks: config.settings?.tasks ?? new Map<string, Task>() };
  const plans = commands.flatMap((command) => plansOf(command, known));
  return plans.flatMap((plan) => (plan.kind === "deploy" ? [plan.environment.name] : []));
}
