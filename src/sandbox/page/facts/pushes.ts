// The pushes to the head of a pull request, each with the commits of it that are still there.
import { ancestorsOf } from "../../state/ancestry.ts";
import type { Activity, Commit, PullRequest, Repository } from "../../state/model.ts";
import { noCommit } from "../../state/refs.ts";

export interface PushEntry {
  readonly id: number;
  readonly by: string;
  readonly at: string;
  readonly type: Activity["type"];
  readonly branch: string;
  readonly before: string;
  readonly after: string;
  readonly commits: readonly Commit[];
}

/** `head` is the repository of the head branch; null: it is gone. Pushes of which nothing is left to tell are left out. */
export function pushesOf(head: Repository | null, pull: PullRequest, commits: readonly Commit[]): PushEntry[] {
  const left = new Map(commits.map((commit) => [commit.oid, commit]));
  const pushes = activityOf(head, pull).map((one) => toPush(one, pull.headRef, take(left, head, one)));
  return [...unpushed(pull, [...left.values()]), ...pushes].filter(isTold);
}

/** Every commit that was the head once, also those that a forced push took away. */
export const headsOf = (head: Repository | null, pull: PullRequest): string[] => [
  pull.headSha,
  ...activityOf(head, pull).map(({ after }) => after),
];

function activityOf(head: Repository | null, pull: PullRequest): Activity[] {
  const ref = `refs/heads/${pull.headRef}`;
  return head?.activity.filter((one) => one.ref === ref && !isAfterEnd(one, pull)) ?? [];
}

/** A push to a branch of the same name, long after; its deletion is still told. */
const isAfterEnd = ({ timestamp, type }: Activity, { closedAt }: PullRequest): boolean =>
  closedAt !== null && timestamp > closedAt && type !== "branch_deletion";

const isTold = ({ type, commits }: PushEntry): boolean =>
  commits.length > 0 || type === "force_push" || type === "branch_deletion";

function take(left: Map<string, Commit>, head: Repository | null, { after }: Activity): Commit[] {
  if (!head || after === noCommit) return [];
  const within = ancestorsOf(head, after);
  const taken = [...left.values()].filter(({ oid }) => within.has(oid));
  for (const { oid } of taken) left.delete(oid);
  return taken;
}

const toPush = (
  { id, actor: by, timestamp: at, type, before, after }: Activity,
  branch: string,
  commits: readonly Commit[],
): PushEntry => ({ id, by, at, type, branch, before, after, commits });

/** Commits that came with the branch, as in a fork. */
function unpushed(pull: PullRequest, commits: readonly Commit[]): PushEntry[] {
  const { author: by, createdAt: at, headSha: after, headRef: branch, id } = pull;
  return [{ id, by, at, type: "push", branch, before: noCommit, after, commits }];
}
