// Reads everything one decision needs: facts beside permission, then only what those leave open.
import type { Permission } from "../domain/permission.ts";
import { type Because, because } from "../domain/reasons.ts";
import type { Repository } from "../domain/repository.ts";
import type { Actor, CommentRef } from "../domain/request.ts";
import type { Facts, Head, NamedRef, Snapshot } from "../domain/snapshot.ts";
import { loadConfig } from "./load-config.ts";
import type { FactsAsked, Ports, Sighting } from "./ports.ts";
import { pushed } from "./pushed.ts";

export interface SnapshotAsked {
  readonly repository: Repository;
  /** The pull request that the command is written on. */
  readonly pullRequest: number;
  /** The branch, tag or sha that the command names; null: that pull request. */
  readonly named: string | null;
  readonly environments: readonly string[];
  readonly actor: Actor;
  readonly comment: CommentRef;
  /** Heads that were gated for this request before, newest first; empty at the first look. */
  readonly known: readonly string[];
  /** What the actor may do, where GitHub need not be asked again. */
  readonly permission: Permission | null;
}

export type Loaded = { readonly snapshot: Snapshot } | { readonly refused: Because };

export async function loadSnapshot(ports: Ports, asked: SnapshotAsked): Promise<Loaded> {
  if (asked.named === null) {
    return { snapshot: await read(ports, asked, { pullRequest: asked.pullRequest, ref: null }) };
  }
  const ref = await ports.github.readRef(asked.repository, asked.named);
  if (!ref) return { refused: because("ref_not_found", { ref: asked.named }) };
  const snapshot = await read(ports, asked, { pullRequest: pullRequestOf(ref, asked.pullRequest), ref });
  if (ref.kind === "branch") return { snapshot };
  const { sha } = snapshot.head;
  if (sha !== ref.sha) return { refused: because("head_moved", { from: ref.sha, to: sha }) };
  return { snapshot: { ...snapshot, head: { ...snapshot.head, ...named(ref) } } };
}

/** Also where it is a pull request's head, a tag or commit is deployed as it is: nothing is merged into it. */
const named = ({ kind, name }: NamedRef): Partial<Head> => (kind === "tag" ? { kind, ref: name } : { kind });

/** What is deployed: a pull request, by the way a command named it, or a ref without one. */
export interface Subject {
  readonly pullRequest: number | null;
  readonly ref: NamedRef | null;
}

/** Of several pull requests the one that the command is written on; a fork's only where there is no other. */
function pullRequestOf({ pullRequests }: NamedRef, written: number): number | null {
  const own = pullRequests.filter(({ fork }) => !fork);
  const among = own.length > 0 ? own : pullRequests;
  return (among.find(({ number }) => number === written) ?? among[0])?.number ?? null;
}

async function read(ports: Ports, asked: SnapshotAsked, subject: Subject): Promise<Snapshot> {
  const { repository, actor } = asked;
  const { pullRequest } = subject;
  const sightings = pullRequest === null ? [] : await ports.store.heads.of(repository.id, pullRequest);
  const [facts, permission] = await Promise.all([
    readFacts(ports, asked, { subject: toAsked(subject, asked), previous: headsBefore(asked, sightings) }),
    asked.permission ?? ports.github.readPermission(repository, actor.login),
  ]);
  const takenAt = ports.clock.now().toISOString();
  return {
    ...facts,
    takenAt,
    permission,
    pushed: await pushed(ports, { asked, subject, facts, sightings, takenAt }),
    mergeOfGated: await mergeOfGated(ports, asked, facts),
    team: null,
    succeeded: [],
    earlier: [],
    executor: "external",
    lock: null,
    unopened: null,
  };
}

const toAsked = ({ pullRequest, ref }: Subject, asked: SnapshotAsked): FactsAsked["subject"] =>
  pullRequest === null && ref ? { ref } : { pullRequest: pullRequest ?? asked.pullRequest };

async function readFacts(
  ports: Ports,
  { repository, environments }: SnapshotAsked,
  asked: Pick<FactsAsked, "subject" | "previous">,
): Promise<Facts> {
  const facts = await ports.github.readFacts(repository, { ...asked, environments });
  return { ...facts, config: await loadConfig(ports, repository, facts.config) };
}

/**
 * Two at most, of which one may be the head itself: what was gated goes first, since a merge is expected to report what
 * its gated head reported; then what deliveries told.
 */
const headsBefore = ({ known }: SnapshotAsked, sightings: readonly Sighting[]): string[] =>
  [...new Set([...known, ...told(sightings)])].slice(0, 2);

const told = (sightings: readonly Sighting[]): string[] =>
  sightings.toReversed().flatMap(({ sha, before }) => (before ? [sha, before] : [sha]));

/** Whether the head is a merge of the default branch into what was gated: each parent is checked, the message is not. */
async function mergeOfGated(ports: Ports, { known, repository }: SnapshotAsked, facts: Facts): Promise<boolean> {
  const [first, second, ...more] = facts.head.parents;
  if (!first || first !== known[0] || !second || more.length > 0) return false;
  const tip = facts.repository.defaultBranch.sha;
  return second === tip || ports.github.isAncestor(repository, second, tip);
}
