// Writes a comment of ours once: a second attempt looks for the first one's mark before it writes again.
import type { Repository } from "../domain/repository.ts";
import { atWork, stillAtWork } from "./at-work.ts";
import type { CardWrites, Ports, Remember } from "./ports.ts";

export interface OwnComment {
  readonly repository: Repository;
  /** Node id. */
  readonly pullRequest: string;
  /** What no other comment of ours is for: it stands in the text, where nobody sees it. */
  readonly mark: string;
  readonly body: string;
  /** Its node id, once it is there. */
  readonly known: string | null;
  /** Changes of other comments that ride along. */
  readonly beside?: Omit<CardWrites, "create">;
  readonly remember?: Remember;
}

/** Answers the comment's node id. GitHub may have created what it never answered: that is looked up, not repeated. */
export async function writeComment(ports: Ports, comment: OwnComment): Promise<string> {
  const { github } = ports;
  const { repository, pullRequest, mark, beside = {}, remember } = comment;
  const body = withMark(comment.body, mark);
  const nodeId = comment.known ?? (await findEarlier(ports, comment));
  if (nodeId === null) {
    const writes = { create: { pullRequest, body }, ...beside };
    return (await github.writeCards(repository, writes, remember)) ?? "";
  }
  const update = [{ nodeId, body }, ...(beside.update ?? [])];
  await github.writeCards(repository, { ...beside, update }, remember);
  return nodeId;
}

/** From now on the comment is looked for before it is written: a process that forgot it may have written it. */
export const mayBeThere = async (
  { store }: Ports,
  { repository, mark }: Pick<OwnComment, "repository" | "mark">,
): Promise<void> => void (await store.first(attemptKey(repository, mark)));

const attemptKey = ({ id }: Repository, mark: string): string => `comment/${id}/${mark}`;

/**
 * The first attempt writes. Each one after it looks first; where nothing is found, every other one waits instead of
 * writing, since the comment may still be on its way.
 */
async function findEarlier({ store, github }: Ports, comment: OwnComment): Promise<string | null> {
  const { repository, pullRequest, mark } = comment;
  const key = attemptKey(repository, mark);
  if (await store.first(key)) return null;
  const found = await github.findComment(repository, pullRequest, tag(mark));
  const waits = found === null && (await store.countWithinHour(key)) % 2 === 1;
  if (waits) throw stillAtWork(atWork);
  return found;
}

export const withMark = (body: string, mark: string): string => `${body}\n\n${tag(mark)}`;

/** A mark may hold a name that people chose: encoded, it cannot end the HTML comment. */
const tag = (mark: string): string => `<!-- slipway: ${encodeURIComponent(mark.toWellFormed())} -->`;
