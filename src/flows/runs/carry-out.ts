// A deployment that another tool made is carried out where its environment takes those, and its creator may deploy there.
import { readConfig } from "../../config/read-config.ts";
import { resolveEnvironments } from "../../config/resolve-environments.ts";
import type { Environment } from "../../domain/environment.ts";
import { runId } from "../../domain/run.ts";
import { mayDeploy } from "../../gates/permission.ts";
import { readTeam } from "../complete.ts";
import type { DeploymentJob } from "../jobs.ts";
import { loadConfig } from "../load-config.ts";
import { deployTask } from "../plan-deployment.ts";
import type { Home, Ports } from "../ports.ts";
import { placeOf, startSoon, toOrder, unheard } from "./open-run.ts";

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
  await open(ports, job, { environment, number });
}

const takes = ({ deploymentsFrom, executor }: Environment): boolean =>
  deploymentsFrom === "anyone" && executor.kind !== "external";

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
  const asked = { actor: creator, pullRequest: number, parameters: {}, payload: job.payload ?? {} };
  const order = toOrder({ repository, repositoryUrl }, made, asked);
  const place = placeOf({ repository, repositoryUrl, environment }, deployment, order);
  const run = {
    ...unheard(ports.clock.now().toISOString()),
    ...place,
    stage: "waiting",
    request: null,
    replaces: [],
  } as const;
  await ports.store.runs.add(run);
  await startSoon(ports, run);
}
