// A deployment: what GitHub tells of it now, and what Slipway knows of how it came to be.
import { withRef } from "../../flows/read-history.ts";
import { findRun } from "../live/deployment-log-routes.ts";
import type { DeploymentShown } from "../shown.ts";
import type { AnswerParts } from "./answers.ts";
import type { Reached } from "./reach.ts";

export async function answerDeployment(
  { ports, offers, readTold, publicLogs, countLookUp }: AnswerParts,
  { repository, readable, viewer }: Reached,
  id: number,
): Promise<DeploymentShown | null> {
  const { store } = ports;
  // Numbers can be made up, each of which is a question to GitHub.
  if (!(await store.index.get(repository.id, id))) countLookUp(viewer);
  const told = await readTold(repository, id);
  if (!told) return null;
  const { environment } = told.deployment;
  const [{ url, find }, deployment, request, before, run] = await Promise.all([
    offers(repository),
    withRef(ports, repository, told.deployment),
    store.requests.ofDeployment(repository.id, id),
    store.index.before(repository.id, environment, id),
    findRun({ store, publicLogs }, readable, id),
  ]);
  const decision = request && (await store.audit.lastDecision(request.id));
  const { role } = readable;
  const { statuses } = told;
  return { url, role, deployment, environment: find(environment), statuses, request, decision, before, run };
}
