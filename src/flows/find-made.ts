// The deployment that was asked for, and whose answer was never seen: GitHub's list says whether it was made.
import type { Deployment } from "../domain/deployment.ts";
import type { DeployRequest } from "../domain/request.ts";
import { isUnread } from "../domain/snapshot.ts";
import type { Case } from "../gates/gate.ts";
import { atWork, stillAtWork } from "./at-work.ts";
import type { Ports } from "./ports.ts";

/**
 * Null also where GitHub was never asked, which costs no call. Throws a transient `Fault` while it is too early to say
 * that nothing was made.
 */
export async function findMade(ports: Ports, request: DeployRequest): Promise<Deployment | null> {
  if (request.stage !== "creating") return null;
  const made = await find(ports, request);
  const early = Date.parse(request.askedAt ?? "") + atWork - ports.clock.now().getTime();
  if (!made && early > 0) throw stillAtWork(early);
  return made;
}

/**
 * A deployment that says it is this request's, although nothing here remembers it: a process before forgot it. Anybody can
 * say so in a payload, so that it is looked at once more with who made it.
 */
export async function findForgotten(ports: Ports, { request, snapshot }: Case): Promise<Deployment | null> {
  const { deployments } = snapshot;
  const claimed = !isUnread(deployments) && deployments.some((one) => one.request === request.id);
  return claimed ? find(ports, request) : null;
}

const find = ({ github }: Ports, { id, repository, environment, task }: DeployRequest): Promise<Deployment | null> =>
  github.findDeployment(repository, { request: id, environment: environment.name, task });
