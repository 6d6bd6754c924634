// Reads everything one decision needs: facts beside permission, then only what those leave open.
import type { Actor, CommentRef } from "../domain/request.ts";
import type { Repository } from "../domain/repository.ts";
import type { Facts, Pushed, Snapshot } from "../domain/snapshot.ts";
import type { Ports, Sighting } from "./ports.ts";

export interface SnapshotAsked {
  readonly repository: Repository;
  readonly pullRequest: number;
  readonly environments: readonly string[];
  readonly actor: Actor;
  readonly comment: CommentRef;
  /** Heads that were gated for this request before, newest first; empty at the first look. */
  readonly known: readonly string[];
}

export async function loadSnapshot(ports: Ports, asked: SnapshotAsked): Promise<Snapshot> {
  const sightings = await ports.store.heads.of(asked.repository.id, asked.pullRequest);
  const [facts, permission] = await Promise.all([
    ports.github.readFacts(asked.repository, {
      pullRequest: asked.pullRequest,
      environments: asked.environments,
      previous: headsBefore(asked, sightings),
    }),
    ports.github.readPermission(asked.repository, asked.actor.login),
  ]);
  return {
    ...facts,
    permission,
    takenAt: ports.clock.now().toISOString(),
    pushed: await pushed(ports, { asked, facts, sightings }),
    mergeOfGated: await mergeOfGated(ports, asked, facts),
  };
}

/**
 * Two at most, of which one may be the head itself: what was gated goes first, since a merge is expected to report what
 * its gated head reported; then what deliveries told.
 */
const headsBefore = ({ known }: SnapshotAsked, sightings: readonly Sighting[]): string[] =>
  [...new Set([...known, ...told(sightings)])].slice(0, 2);

const told = (sightings: readonly Sighting[]): string[] =>
  sightings.toReversed().flatMap(({ sha, before }) => (before ? [sha, before] : [sha]));

interface Look {
  readonly asked: SnapshotAsked;
  readonly facts: Facts;
  readonly sightings: readonly Sighting[];
}

/** The last delivery at or before the comment decides; for any other head the repository's activity says. */
async function pushed(ports: Ports, { asked, facts, sightings }: Look): Promise<Pushed> {
  const { state, head, fork } = facts.pullRequest;
  const before = sightings.findLast(({ at }) => Date.parse(at) <= Date.parse(asked.comment.createdAt));
  if (before?.sha === head.sha) return { by: "delivery", at: firstSeen(sightings, before) };
  const settled = asked.known.length > 0 || state !== "open" || !head.exists || fork;
  if (settled) return { by: "nobody" };
  const push = await ports.github.readPush(asked.repository, head.ref);
  return push?.sha === head.sha ? { by: "activity", at: push.at } : { by: "nobody" };
}

/** A head is as old as the first of the deliveries in a row that show it. */
function firstSeen(sightings: readonly Sighting[], last: Sighting): string {
  const until = sightings.slice(0, sightings.indexOf(last) + 1);
  const other = until.findLastIndex(({ sha }) => sha !== last.sha);
  return until[other + 1]?.at ?? last.at;
}

/** Whether the head is a merge of the default branch into what was gated: each parent is checked, the message is not. */
async function mergeOfGated(ports: Ports, { known, repository }: SnapshotAsked, facts: Facts): Promise<boolean> {
  const { head } = facts.pullRequest;
  const [first, second, ...more] = head.parents;
  if (!first || first !== known[0] || !second || more.length > 0) return false;
  const tip = facts.repository.defaultBranch.sha;
  return second === tip || ports.github.isAncestor(repository, second, tip);
}
