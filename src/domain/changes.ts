// The history of an environment as changes: what each deployment brought, how it ended, and whether it had to be taken back.
import type { PastDeployment } from "./past-deployment.ts";

/** What figures are made of. */
export type MeasuredDeployment = Pick<
  PastDeployment,
  "id" | "task" | "createdAt" | "state" | "stateAt" | "succeededAt" | "pullRequest" | "repeats"
>;

export interface Change {
  readonly deployment: MeasuredDeployment;
  /** Milliseconds, as all times here: they are compared often. */
  readonly createdAt: number;
  readonly endedAt: number;
  readonly succeeded: boolean;
  /** It deployed again what had been in this environment before. */
  readonly isRollback: boolean;
  /** The rollback that took its place while it ran; null: there was none. */
  readonly takenBack: MeasuredDeployment | null;
}

/** Newest first to oldest first. Operations change nothing that runs, and what has not ended is not a change yet. */
export function toChanges(history: readonly MeasuredDeployment[]): readonly Change[] {
  const known = new Set(history.map(({ id }) => id));
  const ended = history
    .filter(({ task }) => task === "deploy")
    .flatMap((deployment) => toChange(deployment, known))
    .toSorted((a, b) => a.endedAt - b.endedAt || a.deployment.id - b.deployment.id);
  return withRollbacks(ended);
}

type Ended = Omit<Change, "takenBack">;

/** A promotion repeats a deployment, too: of another environment, whose history is another one. */
function toChange(deployment: MeasuredDeployment, known: ReadonlySet<number>): readonly Ended[] {
  const { repeats, succeededAt } = deployment;
  const endedAt = succeededAt ?? failedAt(deployment);
  const isRollback = repeats !== null && known.has(repeats);
  if (endedAt === null) return [];
  const times = { createdAt: Date.parse(deployment.createdAt), endedAt: Date.parse(endedAt) };
  return [{ deployment, ...times, succeeded: succeededAt !== null, isRollback }];
}

/** Of a failure that was retired since, GitHub's history tells when that was, and not when it failed. */
function failedAt({ state, stateAt, createdAt }: MeasuredDeployment): string | null {
  if (state === "failure" || state === "error") return stateAt;
  return state === "inactive" ? createdAt : null;
}

/** What ran when a rollback was asked for is what it took back, whether the rollback came through or not. */
function withRollbacks(ended: readonly Ended[]): readonly Change[] {
  const takenBack = new Map<number, MeasuredDeployment>();
  const successes = ended.filter(({ succeeded }) => succeeded);
  const rollbacks = ended.filter(({ isRollback }) => isRollback).toSorted((a, b) => a.createdAt - b.createdAt);
  let before = 0;
  for (const { deployment, createdAt } of rollbacks) {
    while ((successes[before]?.endedAt ?? Number.POSITIVE_INFINITY) <= createdAt) before += 1;
    const ran = successes[before - 1];
    if (ran && !takenBack.has(ran.deployment.id)) takenBack.set(ran.deployment.id, deployment);
  }
  return ended.map((one) => ({ ...one, takenBack: takenBack.get(one.deployment.id) ?? null }));
}

/** A rollback brings back what was judged before. */
export const isNew = ({ isRollback }: Change): boolean => !isRollback;

export const hasFailed = ({ succeeded, takenBack }: Change): boolean => !succeeded || takenBack !== null;
