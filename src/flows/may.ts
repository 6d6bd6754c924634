// Whether a person may do what a command means: the permission gate, asked before anything is written at length.
import type { Plan } from "../commands/plan.ts";
import { readConfig } from "../config/read-config.ts";
import { type Environments, resolveEnvironments } from "../config/resolve-environments.ts";
import { defaultEnvironment, type Environment } from "../domain/environment.ts";
import { atLeast } from "../domain/permission.ts";
import { type Because, because } from "../domain/reasons.ts";
import { isUnread, type Snapshot, type Unread } from "../domain/snapshot.ts";
import { isListed, permission } from "../gates/permission.ts";
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
    case "approve":
    case "reject":
      return mayNotJudgeHere(ports, asking, plan.environment);
    case "lock":
    case "unlock":
    case "rollback":
    case "promote":
    case "run":
      return mayNotDeploy(ports, asking, plan.environment);
    case "help":
    case "status":
    case "history":
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
function environmentsOf(asking: Asking): readonly Environment[] {
  const all = environmentsNow(asking);
  if (!all) return [];
  const found = all.names.flatMap((name) => all.find(name) ?? []);
  return [...new Map(found.map((one) => [JSON.stringify(one.allow), one])).values()];
}

/** As the configuration says now; null where it has mistakes. */
export function environmentsNow({ job, snapshot }: Asking): Environments | null {
  const config = readConfig(snapshot.config);
  if (config.kind === "refused") return null;
  return resolveEnvironments(config.settings, snapshot.repository.environments, job.pullRequest.number);
}

export async function mayNotDeploy(
  ports: Ports,
  { job, snapshot }: Asking,
  environment: Environment,
): Promise<Because | null> {
  const now = ports.clock.now();
  const plan = {
    kind: "deploy",
    environment,
    ref: null,
    parameters: {},
    sealed: {},
    dryRun: false,
    force: null,
  } as const;
  const request = newRequest(job, { position: 0, plan, snapshot }, now);
  const given = { request, snapshot, now: now.toISOString() };
  const team = await readTeam(ports, given);
  return permission.evaluate({ ...given, snapshot: { ...snapshot, team } })[0] ?? null;
}

/** What waits on the pull request knows whose approval its environment asks for. */
async function mayNotJudgeHere(ports: Ports, asking: Asking, named: Environment | null): Promise<Because | null> {
  const { repository, pullRequest, actor } = asking.job;
  const all = actor.bot ? [] : await ports.store.requests.ofPullRequest(repository.id, pullRequest.number);
  for (const { stage, environment } of all) {
    const isMeant = !named || named.name.toLowerCase() === environment.name.toLowerCase();
    if (stage === "waiting" && isMeant && !(await mayNotJudge(ports, asking, environment))) return null;
  }
  return named ? mayNotJudge(ports, asking, named) : mayNotAnywhere(ports, asking);
}

/** Also those whose approval the environment asks for, who need no more than to read the repository. No bot judges. */
export async function mayNotJudge(ports: Ports, asking: Asking, environment: Environment): Promise<Because | null> {
  const { actor } = asking.job;
  const { role, roleName } = asking.snapshot.permission;
  const nobody = { actor: actor.login, role: roleName, needs: null, environment: environment.name, listed: [] };
  if (actor.bot) return because("permission", nobody);
  const mayRead = role !== "unknown" && atLeast(role, "read");
  if (mayRead && environment.approvers && (await isOneOf(ports, asking, environment.approvers)) === true) return null;
  return mayNotDeploy(ports, asking, environment);
}

/** Of logins and "organisation/slug" of teams. Unread where GitHub did not say. */
export async function isOneOf(ports: Ports, { job }: Asking, people: readonly string[]): Promise<boolean | Unread> {
  const { repository, actor } = job;
  if (isListed(people, actor.login)) return true;
  let unread: Unread | null = null;
  for (const team of people.filter((one) => one.includes("/"))) {
    const member = await ports.github.isMember(repository, team, actor.login);
    if (member === true) return true;
    if (isUnread(member)) unread = member;
  }
  return unread ?? false;
}

function mayNotRead({ job, snapshot }: Asking): Because | null {
  const actor = job.actor.login;
  const { role, roleName } = snapshot.permission;
  if (role === "unknown") return because("permission_unknown", { actor });
  const may = atLeast(role, "read") && !job.actor.bot;
  return may ? null : because("permission", { actor, role: roleName, needs: "read", environment: "", listed: [] });
}
