// The record behind a node id, wherever it is.
import { readNodeId } from "../state/ids.ts";
import type { Repository } from "../state/model.ts";
import { findRepositoryById } from "../state/repositories.ts";
import { visible } from "./access.ts";
import type { Context } from "./context.ts";

interface Identified {
  readonly nodeId: string;
}

export interface Found<Item> {
  readonly repository: Repository;
  readonly record: Item;
}

/** Looks through that list of every repository that the viewer sees. */
export function findRecord<Item extends Identified>(
  context: Context,
  id: string,
  list: (repository: Repository) => Iterable<Item>,
): Found<Item> | null {
  for (const repository of context.state.repositories.values()) {
    if (!visible(context, repository)) continue;
    for (const record of list(repository)) if (record.nodeId === id) return { repository, record };
  }
  return null;
}

export const findRepositoryNode = (context: Context, id: string): Repository | null =>
  findRecord(context, id, (repository) => [repository])?.repository ?? null;

/** Of what has no number of its own, a ref or a commit, the id holds the repository's and the name. */
export function findNamed(context: Context, id: string, type: string): Found<string> | null {
  const read = readNodeId(id);
  const [, number, name] = /^(\d+):(.+)$/s.exec(read?.id ?? "") ?? [];
  const repository = read?.type === type ? findRepositoryById(context.state, Number(number)) : null;
  return repository && name && visible(context, repository) ? { repository, record: name } : null;
}

/** With what they are reviews of. */
export const reviewsIn = ({ pulls }: Repository) =>
  [...pulls.values()].flatMap((pull) => pull.reviews.map((review) => ({ nodeId: review.nodeId, pull, review })));
