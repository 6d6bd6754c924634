// The history of an environment, a page of what a filter leaves, and what its figures are made of.

import type { Measured } from "../../domain/dora.ts";
import type { EnvironmentStanding } from "../../cards/status-card.ts";
import { defaultEnvironment } from "../../domain/environment.ts";
import type { Repository } from "../../domain/repository.ts";
import { isUnread, type Unread } from "../../domain/snapshot.ts";
import { readHistoryPage } from "../../flows/index/read-history-page.ts";
import { readMeasured } from "../../flows/index/read-measured.ts";
import { withRefs } from "../../flows/standing.ts";
import type { HistoryShown, HistoryWanted, MeasuredWanted } from "../shown.ts";
import type { AnswerParts } from "./answers.ts";
import { readKept, standingsOf } from "./kept.ts";
import type { Reached } from "./reach.ts";

export async function answerHistory(
  parts: AnswerParts,
  reached: Reached,
  wanted: HistoryWanted,
): Promise<HistoryShown | null> {
  const { environment: name, task, state, by, page } = wanted;
  const { find, url } = await lookUp(parts, reached, name);
  const { repository, readable } = reached;
  const { role } = readable;
  const environment = find(name) ?? defaultEnvironment(name);
  const read = await readHistoryPage(parts.ports, { repository, environment: environment.name, task, state, by, page });
  const { deployments, hasMore, tasks, asOf } = read;
  const standing = await readStanding(parts, repository, environment);
  const isUsed = tasks.length > 0 || isUnread(deployments) || (standing !== null && isHeld(standing));
  if (find(name) === null && !isUsed) return null;
  const shown = standing?.environment ?? name;
  return { url, role, find, environment: shown, deployments, hasMore, tasks, standing, asOf };
}

/** Whoever may read the repository can ask for any name, each of which is a question to GitHub. */
async function lookUp({ ports, offers, countLookUp }: AnswerParts, { repository, viewer }: Reached, name: string) {
  const offer = await offers(repository);
  const isKnown = offer.find(name) !== null || (await ports.store.index.tasks(repository.id, name)).length > 0;
  if (!isKnown) countLookUp(viewer);
  return offer;
}

/** Somebody locked it, or waits for it, and nothing was deployed there yet. */
const isHeld = ({ lock, waiting }: EnvironmentStanding): boolean => lock !== null || waiting.length > 0;

async function readStanding(
  { ports }: AnswerParts,
  repository: Repository,
  environment: { name: string; timeout: number },
) {
  const kept = await readKept(ports, [repository.id], [environment.name]);
  const configured = [environment];
  const [standing] = standingsOf(kept, { repository: repository.id, configured, now: ports.clock.now() });
  return standing ? withRefs(ports, repository, standing) : null;
}

export async function answerMeasured(
  parts: AnswerParts,
  reached: Reached,
  { environment, since }: MeasuredWanted,
): Promise<Measured | Unread> {
  await lookUp(parts, reached, environment);
  return readMeasured(parts.ports, reached.repository, { environment, since });
}
