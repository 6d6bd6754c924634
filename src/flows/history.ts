// `/history`: the last deployments of an environment, of all tools, from GitHub.
import { toBody } from "../cards/body.ts";
import { renderHistory } from "../cards/history-card.ts";
import type { Plan } from "../commands/plan.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import { isUnread } from "../domain/snapshot.ts";
import type { Asking } from "./may.ts";
import { keepNote } from "./note.ts";
import type { Ports } from "./ports.ts";
import { walkHistory, withRef } from "./read-history.ts";

/** How many are shown. */
const last = 10;

/** One read, as long as the newest fifty deployments hold ten of the task. */
export async function showHistory(
  ports: Ports,
  { job, snapshot }: Asking,
  { environment, task }: Extract<Plan, { kind: "history" }>,
): Promise<void> {
  const { repository } = job;
  const asked = (history: readonly PastDeployment[]): readonly PastDeployment[] =>
    history.filter((one) => task === null || one.task === task);
  const isEnough = (history: readonly PastDeployment[]): boolean => asked(history).length >= last;
  const walked = await walkHistory(ports, { repository, environment: environment.name, isEnough });
  const found = isUnread(walked) ? [] : asked(walked.history).slice(0, last);
  const deployments = await Promise.all(found.map((one) => withRef(ports, repository, one)));
  const card = renderHistory({
    repositoryUrl: snapshot.repository.url,
    environment: environment.name,
    task,
    deployments: isUnread(walked) ? walked : deployments,
    searched: isUnread(walked) || !walked.goesOn ? null : walked.history.length,
  });
  await keepNote(ports, job, { about: "history", body: toBody(card) });
}
