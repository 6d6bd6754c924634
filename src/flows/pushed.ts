// When the head came to be the head, by what GitHub's servers vouch for, never by a commit's own dates.
import type { Facts, Pushed } from "../domain/snapshot.ts";
import type { SnapshotAsked, Subject } from "./load-snapshot.ts";
import type { Ports, Sighting } from "./ports.ts";

export interface Look {
  readonly asked: SnapshotAsked;
  readonly subject: Subject;
  readonly facts: Facts;
  readonly sightings: readonly Sighting[];
  readonly takenAt: string;
}

/** The last delivery at or before the comment decides; for any other head the repository's activity says. */
export async function pushed(ports: Ports, look: Look): Promise<Pushed> {
  const { asked, facts, sightings } = look;
  const { head, pullRequest } = facts;
  const { createdAt } = asked.comment;
  if (isNamed(look)) return { by: "comment", at: createdAt };
  const before = sightings.findLast(({ at }) => Date.parse(at) <= Date.parse(createdAt));
  if (before?.sha === head.sha) return { by: "delivery", at: firstSeen(sightings, before) };
  const closed = pullRequest !== null && (pullRequest.state !== "open" || pullRequest.fork);
  if (asked.known.length > 0 || closed || !head.exists || head.kind !== "branch") return { by: "nobody" };
  const push = await ports.github.readPush(asked.repository, head.ref);
  return push?.sha === head.sha ? { by: "activity", at: push.at } : { by: "nobody" };
}

const fullSha = /^[0-9a-f]{40}$/i;
/** GitHub keeps no dates of tags: one that is read this soon after the comment, in milliseconds, is the one its author saw. */
const soon = 60_000;

/** Whoever writes a sha has seen it; a short one can be forged, unless it is on a branch of the repository. */
function isNamed({ asked, subject, facts, takenAt }: Look): boolean {
  const { ref } = subject;
  if (!ref || asked.named === null) return false;
  if (ref.kind === "tag") return Date.parse(takenAt) - Date.parse(asked.comment.createdAt) <= soon;
  if (ref.kind === "branch") return false;
  return facts.pullRequest === null || fullSha.test(asked.named);
}

/** A head is as old as the first of the deliveries in a row that show it. */
function firstSeen(sightings: readonly Sighting[], last: Sighting): string {
  const until = sightings.slice(0, sightings.indexOf(last) + 1);
  const other = until.findLastIndex(({ sha }) => sha !== last.sha);
  return until[other + 1]?.at ?? last.at;
}
