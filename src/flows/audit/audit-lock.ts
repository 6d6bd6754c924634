// What the audit log keeps of locks, however they come and go.
import type { EnvironmentLock } from "../../domain/lock.ts";
import type { Because } from "../../domain/reasons.ts";
import { commentKey } from "../../domain/request.ts";
import type { CommentJob } from "../jobs.ts";
import { ofComment } from "./audit-comment.ts";
import { named, write, type Writing } from "./write.ts";

const ofLock = ({ repository, environment, pullRequest }: EnvironmentLock) => ({
  repository: named(repository),
  environment,
  pullRequest: pullRequest.number,
  about: null,
});

const lockKey = ({ repository, environment, pullRequest, since, expiresAt }: EnvironmentLock): string =>
  [repository.id, environment.toLowerCase(), pullRequest.number, since, expiresAt].join("/");

/** Whoever it was that locked: a person, or what came of a request. `over`: whose lock it took over. */
export function auditLock(ports: Writing, lock: EnvironmentLock, over: number | null): Promise<void> {
  const { by: actor, cause, reason, release, expiresAt, url: comment } = lock;
  const facts = { cause, reason, release, expiresAt, comment, over };
  return write(ports, `lock/${lockKey(lock)}`, { ...ofLock(lock), actor, what: "lock", facts });
}

/** `by`: a login; null: nobody had to ask for it. */
export function auditUnlock(ports: Writing, lock: EnvironmentLock, { by: actor, why }: Unlocking): Promise<void> {
  const { by: of, cause, since } = lock;
  return write(ports, `unlock/${lockKey(lock)}`, {
    ...ofLock(lock),
    actor,
    what: "unlock",
    facts: { why, of, cause, since },
  });
}

export interface Unlocking {
  readonly by: string | null;
  readonly why: string;
}

/** A lock that may not be taken, or given back. */
export function auditKept(ports: Writing, job: CommentJob, { environment, position, because }: Kept): Promise<void> {
  const key = `kept/${commentKey(job.comment)}.${position}`;
  return write(ports, key, { ...ofComment(job), environment, what: "refused", facts: { because: [because] } });
}

export interface Kept {
  readonly environment: string;
  readonly position: number;
  readonly because: Because;
}
