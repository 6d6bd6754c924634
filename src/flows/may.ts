// Whether a person may do what a command means: the permission gate, asked before anything is written at length.
import type { Plan } from "../commands/plan.ts";
import { readConfig } from "../config/read-config.ts";
import { resolveEnvironments } from "../config/resolve-environments.ts";
import { defaultEnvironment, type Environment } from "../domain/environment.ts";
import { atLeast } from "../domain/permission.ts";
import { type Because, because } from "../domain/reasons.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { permission } from "../gates/permission.ts";
import { readTeam } from "./complete.ts";
import type { CommentJob } from "./jobs.ts";
import { newRequest } from "./open-request.ts";
import type { Ports } from "./ports.ts";

export interface Asking {
  readonly job: CommentJob;
  /** Of the pull request that the command is written on. */
  readonly snapshot: Snapshot;
}

/** Null: yes. A bot may what `allow.bots` lists it for, and nothing else. */
export async function mayNot(ports: Ports, asking: Asking, plan: Plan): Promise<Because | null> {
  switch (plan.kind) {
    case "deploy":
      return mayNotDeploy(ports, asking, plan.environment);
    case "cancel":
      return plan.environment ? mayNotDeploy(ports, asking, plan.environment) : mayNotAnywhere(ports, asking);
    case "help":
      return mayNotRead(asking);
    case "refused":
      return mayNotAnywhere(ports, asking);
  }
}

const anyEnvironment = defaultEnvironment("");

/** Where no environment is named: whoever may write, or may deploy to one of them. */
async function mayNotAnywhere(ports: Ports, asking: Asking): Promise<Because | null> {
  const denied = await mayNotDeploy(ports, asking, anyEnvironment);
  if (denied === null || asking.job.actor.bot) return denied;
  for (const environment of environmentsOf(asking)) {
    if ((await mayNotDeploy(ports, asking, environment)) === null) return null;
  }
  return denied;
}

/** One of those that let in the same people is enough. */
function environmentsOf({ job, snapshot }: Asking): readonly Environment[] {
  const config = readConfig(snapshot.config);
  if (config.kind === "refused") return [];
  const all = resolveEnvironments(config.settings, snapshot.repository.environments, job.pullRequest.number);
  const found = all.names.flatMap((name) => all.find(name) ?? []);
  return [...new Map(found.map((one) => [JSON.stringify(one.allow), one])).values()];
}

export async function mayNotDeploy(
  ports: Ports,
  { job, snapshot }: Asking,
  environment: Environment,
): Promise<Because | null> {
  const now = ports.clock.now();
  const plan = { kind: "deploy", environment, ref: null, parameters: {}, dryRun: false, force: null } as const;
  const request = newRequest(job, { position: 0, plan, snapshot }, now);
  const given = { request, snapshot, now: now.toISOString() };
  const team = await readTeam(ports, given);
  return permission.evaluate({ ...given, snapshot: { ...snapshot, team } })[0] ?? null;
}

function mayNotRead({ job, snapshot }: Asking): Because | null {
  const actor = job.actor.login;
  const { role, roleName } = snapshot.permission;
  if (role === "unknown") return because("permission_unknown", { actor });
  const may = atLeast(role, "read") && !job.actor.bot;
  return may ? null : because("permission", { actor, role: roleName, needs: "read", environment: "", listed: [] });
}
