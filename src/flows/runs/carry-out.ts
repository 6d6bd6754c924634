// A deployment that another tool made is carried out where its environment takes those, and its creator may deploy there.
import { readConfig } from "../../config/read-config.ts";
import { branchesOf } from "../../config/ref-patterns.ts";
import { resolveEnvironments } from "../../config/resolve-environments.ts";
import type { Environment } from "../../domain/environment.ts";
import { type Run, runId } from "../../domain/run.ts";
import { mayDeploy } from "../../gates/permission.ts";
import { readTeam } from "../complete.ts";
import type { DeploymentJob } from "../jobs.ts";
import { loadConfig } from "../load-config.ts";
import { deployTask } from "../plan-deployment.ts";
import type { Home, Ports } from "../ports.ts";
import { placeOf, toOrder, unheard } from "./open-run.ts";
import { record } from "./record-report.ts";
import { startSoon } from "./start-soon.ts";

/** A second call for the same deployment starts nothing twice. Its statuses bring the card about, as other tools' do. */
export async function carryOut(ports: Ports, job: DeploymentJob, home: () => Promise<Home>): Promise<void> {
  // What an operation means, its executor may not know: only deployments are carried out.
  if (job.status !== null || job.deployment.task !== deployTask) return;
  const { repository, deployment } = job;
  const known = await ports.store.runs.get(runId(repository.id, deployment.id));
  if (known) return startSoon(ports, known);
  const { pullRequests, config } = await home();
  const number = pullRequests[0]?.number ?? null;
  const read = readConfig(await loadConfig(ports, repository, config));
  if (read.kind !== "settings") return;
  const environment = resolveEnvironments(read.settings, [], number ?? 0).find(deployment.environment);
  if (!environment || !takes(environment) || !(await isPermitted(ports, job, environment))) return;
  if (!(await isTaken(ports, job, { environment, number }))) return;
  await open(ports, job, { environment, number });
}

const takes = ({ deploymentsFrom, executor }: Environment): boolean =>
  deploymentsFrom === "anyone" && executor.kind !== "external";

/** GitHub resolves the commits of forks, too: of them only the head that somebody named by its sha, and only where that is allowed. */
async function isTaken(ports: Ports, { repository, deployment }: DeploymentJob, { environment, number }: Opening) {
  const { sha, ref } = deployment;
  const taken = (environment.refs ?? []).flatMap((pattern) => branchesOf(pattern) ?? []);
  const branches = await ports.github.readBranchesOf(repository, sha, [repository.defaultBranch, ...taken]);
  const isOurs = branches.length > 0 || (environment.forks === "by_sha" && number !== null && ref === sha);
  if (!isOurs) ports.log.info({ deployment: deployment.id, sha }, "not carried out: a commit of a fork");
  return isOurs;
}

async function isPermitted(ports: Ports, job: DeploymentJob, environment: Environment): Promise<boolean> {
  const { repository, deployment } = job;
  const login = deployment.creator;
  const actor = { login, url: null, bot: login.endsWith("[bot]") };
  const permission = await ports.github.readPermission(repository, login);
  const asking = { request: { repository, actor, environment }, snapshot: { permission } };
  const team = await readTeam(ports, asking);
  const obstacles = mayDeploy({ ...asking, snapshot: { permission, team } });
  if (obstacles.length > 0) {
    const reasons = obstacles.map(({ reason }) => reason);
    ports.log.info({ deployment: deployment.id, creator: login, reasons }, "not carried out");
  }
  return obstacles.length === 0;
}

interface Opening {
  readonly environment: Environment;
  readonly number: number | null;
}

async function open(ports: Ports, job: DeploymentJob, { environment, number }: Opening): Promise<void> {
  const { repository, repositoryUrl, deployment } = job;
  const { id, sha, ref, task, creator } = deployment;
  const url = ports.links.deployment(repository, id);
  const made = { id, sha, ref, task, environment: environment.name, url };
  // Whose request it is, a payload of others does not say.
  const { slipway: _, ...payload } = job.payload ?? {};
  const asked = { actor: creator, pullRequest: number, parameters: {}, payload };
  const order = toOrder({ repository, repositoryUrl }, made, asked);
  const place = placeOf({ repository, repositoryUrl, environment }, deployment, order);
  const now = ports.clock.now();
  const run: Run = { ...unheard(now.toISOString()), ...place, request: null, sealed: {}, replaces: [] };
  await ports.store.runs.add(run);
  // Found only now, it may be older than what was deployed since.
  const isLate = now.getTime() - Date.parse(deployment.createdAt) > environment.wait;
  if (isLate)
    await record(ports, run.id, { report: { state: "error", description: "Found too late to be carried out" } });
  else await startSoon(ports, run);
}
