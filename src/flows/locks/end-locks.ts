// Locks that end by themselves: their time is over, or their pull request is merged or closed.
import type { UnlockClosedJob } from "../jobs.ts";
import type { Ports } from "../ports.ts";
import { giveBack } from "./hold-lock.ts";

/** Looks at all of them: whatever time was asked for, another lock may be over by now. */
export async function expireLocks(ports: Ports): Promise<void> {
  for (const lock of await ports.store.locks.expired()) await giveBack(ports, lock, { by: null, why: "expired" });
}

/** The delivery may be old, and the pull request open again: GitHub is asked, if there is anything to give back. */
export async function unlockClosed(ports: Ports, { repository, pullRequest }: UnlockClosedJob): Promise<void> {
  const locks = await ports.store.locks.ofPullRequest(repository.id, pullRequest);
  const ending = locks.filter(({ release }) => release === "merge");
  if (ending.length === 0) return;
  const asked = { subject: { pullRequest }, environments: [], previous: [] };
  const { pullRequest: now } = await ports.github.readFacts(repository, asked);
  if (now?.state === "open") return;
  for (const lock of ending) await giveBack(ports, lock, { by: null, why: now?.state ?? "closed" });
}
