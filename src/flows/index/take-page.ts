// Puts one of GitHub's pages into the index, and has the rest read where some is missing.
import type { Repository } from "../../domain/repository.ts";
import { indexKey } from "../jobs.ts";
import type { Coverage, Ports } from "../ports.ts";
import { withRef } from "../read-history.ts";
import { isWorthReadingOn, type PageRead } from "./stretches.ts";

export interface Taken extends PageRead {
  readonly repository: Repository;
  readonly environment: string;
  /** When GitHub was asked. */
  readonly asked: Date;
  /** What was known then. */
  readonly from: Coverage | null;
  readonly coverage: Coverage;
  /** The page is of what was created before this; null: it is the newest. */
  readonly below: string | null;
}

/** Milliseconds: what a delivery told of, GitHub's pages may show only a moment later. */
const lag = 60_000;

export async function takePage(ports: Ports, taken: Taken): Promise<void> {
  const { repository, environment, asked, from, coverage, below, next } = taken;
  const deployments = await Promise.all(taken.deployments.map((one) => withRef(ports, repository, one)));
  const after = next === null ? null : (deployments.at(-1)?.createdAt ?? below);
  // Of a page without anything that goes on all the same nothing is known.
  const isEmpty = next !== null && deployments.length === 0;
  const keptBefore = new Date(isEmpty ? 0 : asked.getTime() - lag).toISOString();
  const range = { after, before: below, keptBefore };
  await ports.store.index.take({ repository, environment, deployments, range, from, coverage });
  if (isWorthReadingOn(coverage)) await readOnSoon(ports, repository, environment);
}

async function readOnSoon({ queue }: Ports, repository: Repository, environment: string): Promise<void> {
  const key = indexKey(repository, environment);
  await queue.send({ kind: "index", repository, environment }, { key, id: key });
}
