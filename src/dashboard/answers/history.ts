// The history of an environment, a page of what a filter leaves, and what its figures are made of.

import type { Measured } from "../../domain/dora.ts";
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
  { repository, readable: { role } }: Reached,
  wanted: HistoryWanted,
): Promise<HistoryShown | null> {
  const { environment: name, task, state, by, page } = wanted;
  const { find, url } = await parts.offers(repository);
  const environment = find(name) ?? defaultEnvironment(name);
  const read = await readHistoryPage(parts.ports, { repository, environment: environment.name, task, state, by, page });
  const isKnown = find(name) !== null || read.tasks.length > 0 || isUnread(read.deployments);
  if (!isKnown) return null;
  const { deployments, hasMore, tasks, asOf } = read;
  const standing = await readStanding(parts, repository, environment);
  const shown = standing?.environment ?? name;
  return { url, role, find, environment: shown, deployments, hasMore, tasks, standing, asOf };
}

async function readStanding(
  { ports }: AnswerParts,
  repository: Repository,
  environment: { name: string; timeout: number },
) {
  const kept = await readKept(ports, [repository.id]);
  const configured = [environment];
  const [standing] = standingsOf(kept, { repository: repository.id, configured, now: ports.clock.now() });
  return standing ? withRefs(ports, repository, standing) : null;
}

export const answerMeasured = (
  { ports }: AnswerParts,
  { repository }: Reached,
  { environment, since }: MeasuredWanted,
): Promise<Measured | Unread> => readMeasured(ports, repository, { environment, since });
