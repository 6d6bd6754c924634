// Puts a request's card on the pull request, or brings it up to date; says nothing where nothing changed.
import { toBody } from "../cards/body.ts";
import { renderRequestCard } from "../cards/request-card.ts";
import { type DeployRequest, isOpen } from "../domain/request.ts";
import type { Ports } from "./ports.ts";

export async function annotate(ports: Ports, request: DeployRequest): Promise<DeployRequest> {
  const body = toBody(renderRequestCard(request));
  if (request.card?.body === body) return request;
  const nodeId = request.card ? await edit(ports, request, body) : await create(ports, request, body);
  const shown: DeployRequest = { ...request, card: { nodeId, body, outdated: request.card?.outdated ?? false } };
  await ports.store.requests.save(shown);
  return shown;
}

async function edit({ github }: Ports, { repository, card }: DeployRequest, body: string): Promise<string> {
  const nodeId = card?.nodeId ?? "";
  await github.writeCards(repository, { update: [{ nodeId, body }] });
  return nodeId;
}

/** The first card of a request: what it supersedes is brought up to date and minimised in the same request to GitHub. */
async function create(ports: Ports, request: DeployRequest, body: string): Promise<string> {
  const { store, github } = ports;
  const older = await olderCards(ports, request);
  const update = older.flatMap(({ card, stale }) => (stale ? [{ nodeId: card.nodeId, body: stale }] : []));
  const created = await github.writeCards(request.repository, {
    create: { pullRequest: request.pullRequest.nodeId, body },
    update,
    outdate: older.map(({ card }) => card.nodeId),
  });
  for (const { request: old, card, stale } of older) {
    await store.requests.save({ ...old, card: { ...card, body: stale ?? card.body, outdated: true } });
  }
  return created ?? "";
}

interface Older {
  readonly request: DeployRequest;
  readonly card: NonNullable<DeployRequest["card"]>;
  /** The text it should have, where it has another. */
  readonly stale: string | null;
}

async function olderCards({ store }: Ports, request: DeployRequest): Promise<Older[]> {
  const all = await store.requests.ofPullRequest(request.repository.id, request.pullRequest.number);
  return all
    .filter((other) => other.id !== request.id && !isOpen(other) && sameEnvironment(other, request))
    .flatMap((other) => (other.card && !other.card.outdated ? [toOlder(other, other.card)] : []));
}

const sameEnvironment = (a: DeployRequest, b: DeployRequest): boolean =>
  a.environment.name.toLowerCase() === b.environment.name.toLowerCase();

function toOlder(request: DeployRequest, card: Older["card"]): Older {
  const body = toBody(renderRequestCard(request));
  return { request, card, stale: body === card.body ? null : body };
}
