// What only some environments ask for: where it is not configured it costs no call.
import { branchesOf } from "../config/ref-patterns.ts";
import { isListed } from "../gates/permission.ts";
import { atLeast } from "../domain/permission.ts";
import { type DeployRequest, isSettled } from "../domain/request.ts";
import { type Earlier, isUnread, type Snapshot } from "../domain/snapshot.ts";
import { fork } from "../gates/fork.ts";
import { type Case, isSkipped } from "../gates/gate.ts";
import { order } from "../gates/order.ts";
import { deployTask } from "./plan-deployment.ts";
import type { Ports } from "./ports.ts";

export async function complete(ports: Ports, given: Case): Promise<Snapshot> {
  const { snapshot } = given;
  const [team, succeeded, on, earlier, lock] = await Promise.all([
    readTeam(ports, given),
    readSucceeded(ports, given),
    readBranches(ports, given),
    findEarlier(ports, given),
    ports.store.locks.get(given.request.repository.id, given.request.environment.name),
  ]);
  const executor = findExecutor(ports, given);
  const unopened = findUnopened(ports, given);
  return { ...snapshot, team, succeeded, earlier, lock, executor, unopened, head: { ...snapshot.head, on } };
}

function findExecutor({ executors }: Ports, { request }: Case): Snapshot["executor"] {
  const found = executors.find(request.environment, request.repository);
  if (!found) return "external";
  return "missing" in found ? { missing: found.missing } : "ready";
}

function findUnopened({ sealing }: Ports, { request }: Case): Snapshot["unopened"] {
  const { sealed, repository, environment } = request;
  const opened = sealing.open(sealed, { repository: repository.id, environment: environment.name });
  return opened.kind === "opened" ? null : { name: opened.name, why: opened.why };
}

interface Member {
  readonly request: Pick<DeployRequest, "repository" | "actor" | "environment">;
  readonly snapshot: Pick<Snapshot, "permission">;
}

/** Asked only where neither the role nor a list lets the actor through, and only up to the first match. */
export async function readTeam({ github }: Ports, { request, snapshot }: Member): Promise<Snapshot["team"]> {
  const { allow } = request.environment;
  const { role } = snapshot.permission;
  const byRole = allow.role !== null && role !== "unknown" && atLeast(role, allow.role);
  if (byRole || request.actor.bot || isListed(allow.users, request.actor.login)) return null;
  let unread: Snapshot["team"] = null;
  for (const team of allow.teams) {
    const member = await github.isMember(request.repository, team, request.actor.login);
    if (member === true) return team;
    if (isUnread(member)) unread = member;
  }
  return unread;
}

async function readSucceeded({ github }: Ports, { request, snapshot }: Case): Promise<Snapshot["succeeded"]> {
  const { after } = request.environment;
  const { sha, tree } = snapshot.head;
  return after.length === 0 || isSkipped(order, request.purpose)
    ? []
    : github.readSucceeded(request.repository, { environments: after, task: deployTask, sha, tree });
}

/** A commit that is no pull request's head belongs here if a branch that the environment takes has it. */
async function readBranches({ github }: Ports, { request, snapshot }: Case): Promise<readonly string[]> {
  const { head, pullRequest, repository } = snapshot;
  if (head.kind !== "sha" || pullRequest || isSkipped(fork, request.purpose)) return head.on;
  const taken = (request.environment.refs ?? []).flatMap((pattern) => branchesOf(pattern) ?? []);
  return github.readBranchesOf(request.repository, head.sha, [...new Set([repository.defaultBranch.name, ...taken])]);
}

/** Requests of the same comment, in environments that come before. */
async function findEarlier({ store }: Ports, { request }: Case): Promise<readonly Earlier[]> {
  const { after } = request.environment;
  if (after.length === 0) return [];
  const all = await store.requests.ofComment(request.comment);
  const place = all.findIndex(({ id }) => id === request.id);
  // Of a dry run there is none: whatever the comment opened is before it.
  const earlier = place < 0 ? all : all.slice(0, place);
  const names = after.map((name) => name.toLowerCase());
  return earlier
    .filter(({ environment }) => names.includes(environment.name.toLowerCase()))
    .map((one) => ({ environment: one.environment.name, settled: isSettled(one) }));
}
