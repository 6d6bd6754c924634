// Puts a request's card on the pull request, or brings it up to date; says nothing where nothing changed.
import { toBody } from "../cards/body.ts";
import { renderRequestCard } from "../cards/request-card.ts";
import { Fault, isWorthAnotherTry } from "../domain/fault.ts";
import { type Card, type DeployRequest, isLater, isOpen } from "../domain/request.ts";
import { retired } from "./retired.ts";
import { type AnnotateJob, pullRequestKey } from "./jobs.ts";
import type { Ports, Remember, StatusWrite } from "./ports.ts";
import { withMark, writeComment } from "./write-comment.ts";

export interface Beside {
  /** Statuses that go to GitHub in the same request. */
  readonly statuses: readonly StatusWrite[];
  readonly remember: Remember;
}

/**
 * What the card takes the place of is brought up to date and minimised in the same request to GitHub. False: nothing was
 * written, neither the card nor what is beside it.
 */
export async function annotate(ports: Ports, request: DeployRequest, beside?: Beside): Promise<boolean> {
  const body = toBody(renderRequestCard(request));
  if (request.card?.body === body) return false;
  const older = await outdatedBy(ports, request);
  const nodeId = await write(ports, { request, older, body, beside });
  if (nodeId === null) return false;
  const card: Card = { nodeId, body, outdated: request.card?.outdated ?? false };
  await ports.store.requests.save({ ...request, card });
  for (const { request: old, card, text } of older) {
    await ports.store.requests.save({ ...old, card: { ...card, body: text, outdated: true } });
  }
  return true;
}

/**
 * The card follows behind what is waiting in the pull request's line already: of several reports that come together only
 * the last is written, and an environment is not held while GitHub's pace of writes is kept.
 */
export const annotateSoon = ({ queue }: Ports, { id, repository, pullRequest }: DeployRequest): Promise<void> =>
  queue.send(
    { kind: "annotate", request: id },
    { key: pullRequestKey(repository, pullRequest.number), id: `${id} card` },
  );

export async function annotateAgain(ports: Ports, { request: id }: AnnotateJob): Promise<void> {
  const request = await ports.store.requests.get(id);
  if (!request) return;
  const statuses = retire(request);
  if (statuses.length === 0) return void (await annotate(ports, request));
  const isWritten = await annotate(ports, request, { statuses, remember: async () => {} });
  if (!isWritten) await ports.github.writeCards(request.repository, { statuses });
  const now = await ports.store.requests.get(id);
  if (now) await ports.store.requests.save({ ...now, replaces: [] });
}

/** What it took the place of, when another tool has reported its success. A second status says the same. */
function retire({ replaces, status, deployment, environment }: DeployRequest): readonly StatusWrite[] {
  if (environment.executor.kind !== "external" || status?.state !== "success" || !deployment) return [];
  return retired(replaces, deployment.id);
}

interface Writing {
  readonly request: DeployRequest;
  readonly older: readonly Older[];
  readonly body: string;
  readonly beside: Beside | undefined;
}

/** Null where GitHub does not take it, in a locked conversation say: that is no reason to end a request. */
async function write(ports: Ports, { request, older, body, beside: more }: Writing): Promise<string | null> {
  const update = older.filter(({ card, text }) => text !== card.body).map(toUpdate);
  const { repository, pullRequest, card } = request;
  const beside = { update, outdate: older.map((one) => one.card.nodeId), ...(more && { statuses: more.statuses }) };
  const place = { repository, pullRequest: pullRequest.nodeId, mark: cardMark(request) };
  const comment = { ...place, body, beside, ...(more && { remember: more.remember }) };
  try {
    return await writeComment(ports, { ...comment, known: card?.nodeId ?? null });
  } catch (error) {
    if (!(error instanceof Fault) || isWorthAnotherTry(error)) throw error;
    ports.log.warn({ err: error, request: request.id }, "GitHub does not take the card");
    return null;
  }
}

const toUpdate = ({ request, card, text }: Older) => ({ nodeId: card.nodeId, body: withMark(text, cardMark(request)) });

export const cardMark = ({ id }: DeployRequest): string => `request ${id}`;

interface Older {
  readonly request: DeployRequest;
  readonly card: Card;
  /** Its last words. */
  readonly text: string;
}

/**
 * Cards of the same environment that no longer matter: what came to nothing, and, once this request has its deployment,
 * the deployments of the same task before it.
 */
async function outdatedBy({ store }: Ports, request: DeployRequest): Promise<Older[]> {
  const all = await store.requests.ofPullRequest(request.repository.id, request.pullRequest.number);
  return all
    .filter((other) => isOlder(other, request) && !isOpen(other) && (replaces(request, other) || !other.deployment))
    .flatMap((other) => (other.card && !other.card.outdated ? [toOlder(other, other.card)] : []));
}

const replaces = (request: DeployRequest, other: DeployRequest): boolean =>
  request.deployment !== null && request.task === other.task;

const isOlder = (other: DeployRequest, request: DeployRequest): boolean =>
  isLater(request.comment, other.comment) &&
  other.environment.name.toLowerCase() === request.environment.name.toLowerCase();

const toOlder = (request: DeployRequest, card: Card): Older => ({
  request,
  card,
  text: toBody(renderRequestCard(request)),
});
