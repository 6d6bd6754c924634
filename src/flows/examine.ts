// A request as it stands now: the configuration as it is, the head as it is, and everything its gates need to know.
import { findTask } from "../commands/find-task.ts";
import { readConfig } from "../config/read-config.ts";
import { type Environments, resolveEnvironments } from "../config/resolve-environments.ts";
import type { Task } from "../config/settings.ts";
import type { Environment } from "../domain/environment.ts";
import { type Because, because } from "../domain/reasons.ts";
import type { DeployRequest } from "../domain/request.ts";
import { type GitHubEnvironment, isUnread, type Snapshot } from "../domain/snapshot.ts";
import type { Case } from "../gates/gate.ts";
import { adoptMerge } from "./adopt-merge.ts";
import { complete } from "./complete.ts";
import { loadSnapshot } from "./load-snapshot.ts";
import type { Ports } from "./ports.ts";

export type Examined =
  | {
      readonly given: Case;
      /** The actor's permission was asked just now, not taken from an earlier look. */
      readonly fresh: boolean;
    }
  | { readonly refused: Because };

/** `read`: a snapshot taken just now. Changes nothing. */
export async function examine(ports: Ports, request: DeployRequest, read?: Snapshot): Promise<Examined> {
  const loaded = read ? { snapshot: read } : await readAgain(ports, request);
  if ("refused" in loaded) return loaded;
  const { snapshot } = loaded;
  const found = await findEnvironment(ports, request, snapshot);
  if ("refused" in found) return found;
  const { ref, sha } = snapshot.head;
  const { environment } = found;
  const now = { ...request, environment, deadline: deadline(request, environment), ref, sha };
  const adopted = await adoptMerge(ports, now, snapshot);
  const given: Case = { request: adopted, snapshot, now: ports.clock.now().toISOString() };
  const fresh = read !== undefined || request.permission === null;
  return { given: { ...given, snapshot: await complete(ports, given) }, fresh };
}

/** A wait timer may be longer now than when the comment was read: it is not to be waited for in vain. */
function deadline({ comment, deadline }: DeployRequest, { timer, wait }: Environment): string {
  if (timer === 0) return deadline;
  return new Date(Math.max(Date.parse(deadline), Date.parse(comment.createdAt) + wait)).toISOString();
}

const readAgain = (ports: Ports, request: DeployRequest) =>
  loadSnapshot(ports, {
    repository: request.repository,
    pullRequest: request.pullRequest.number,
    named: request.named,
    environments: [request.environment.name],
    actor: request.actor,
    comment: request.comment,
    known: [request.head, request.gated].flatMap((head) => (head ? [head.sha] : [])),
    permission: request.permission,
  });

type Found = { readonly environment: Environment } | { readonly refused: Because };

/** The configuration may have changed while the request waited: it is taken from the snapshot. */
async function findEnvironment(ports: Ports, request: DeployRequest, { config, repository }: Snapshot): Promise<Found> {
  const read = readConfig(config);
  if (read.kind === "refused") return { refused: read.because };
  const { name } = request.environment;
  const resolve = (all: readonly GitHubEnvironment[]): Environments =>
    resolveEnvironments(read.settings, all, request.pullRequest.number);
  const known = resolve(repository.environments);
  const github = known.fromGitHub(name);
  const whole = github ? await readPolicy(ports, request, github) : null;
  if (whole && isUnread(whole.protection)) return hidden(whole.protection.unread);
  const environments = whole ? resolve(repository.environments.map((one) => (one === github ? whole : one))) : known;
  const environment = environments.find(name);
  return environment
    ? forTask(request, { environment, tasks: read.settings?.tasks ?? new Map<string, Task>() })
    : { refused: because("environment_unknown", { name, known: known.names, nearest: null }) };
}

interface Allowed {
  readonly environment: Environment;
  readonly tasks: ReadonlyMap<string, Task>;
}

/** An operation asks for contexts of its own. */
function forTask({ purpose, task: name }: DeployRequest, { environment, tasks }: Allowed): Found {
  if (purpose !== "run") return { environment };
  const found = findTask(name, { environment, tasks });
  if (found.kind === "refused") return { refused: found.because };
  const { requiredContexts } = found.task;
  return { environment: requiredContexts === null ? environment : { ...environment, requiredContexts } };
}

const hidden = (why: string): Found => ({
  refused: because("unread", { what: "the protection of the GitHub Environment", why }),
});

/** GitHub tells the branches of a policy apart from the other rules: asked only where there is one, and no file. */
async function readPolicy(
  { github }: Ports,
  { repository }: DeployRequest,
  environment: GitHubEnvironment,
): Promise<GitHubEnvironment> {
  const { name, protection } = environment;
  if (!protection || isUnread(protection) || !isUnread(protection.refs)) return environment;
  const refs = await github.readBranchPolicy(repository, name);
  return { name, protection: isUnread(refs) ? refs : { ...protection, refs } };
}
