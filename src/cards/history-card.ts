// The answer to `/history`: the last deployments of an environment, whatever tool made them.
import type { PastDeployment } from "../domain/past-deployment.ts";
import { isUnread, type Unread } from "../domain/snapshot.ts";
import { code, join, link, type Markdown, md, table } from "./md.ts";
import { deploymentId, given, stateOf, whatCode, who } from "./past.ts";
import { utc } from "./words.ts";

export interface History {
  readonly repositoryUrl: string;
  readonly environment: string;
  /** Null: of all tasks. */
  readonly task: string | null;
  /** Newest first. */
  readonly deployments: readonly PastDeployment[] | Unread;
  /** Among how many of the newest deployments it was looked for; null: among all. */
  readonly searched: number | null;
}

export function renderHistory(history: History): Markdown {
  const { environment, task, deployments } = history;
  const of = task === null ? md`` : md` with the task ${code(task)}`;
  const title = md`#### The last deployments to ${code(environment)}${of}`;
  if (isUnread(deployments)) return join([title, md`GitHub did not show them: ${deployments.unread}.`], "\n\n");
  return join([title, ...body(history, deployments), ...more(history, deployments)], "\n\n");
}

const head = ["deployment", "state", "commit", "task", "by", "when", "parameters"];

function body({ repositoryUrl }: History, deployments: readonly PastDeployment[]): readonly Markdown[] {
  if (deployments.length === 0) return [md`There is none.`];
  const rows = deployments.map((one) => [
    deploymentId(one.id),
    stateOf(one),
    whatCode(repositoryUrl, one),
    code(one.task),
    who(one),
    utc(one.createdAt),
    given(one),
  ]);
  return [table(head, rows)];
}

function more(
  { repositoryUrl, environment, searched }: History,
  shown: readonly PastDeployment[],
): readonly Markdown[] {
  if (searched === null) return [];
  const all = link(
    md`all of them`,
    `${repositoryUrl}/deployments/activity_log?environment=${encodeURIComponent(environment.toWellFormed())}`,
  );
  return shown.length < 10
    ? [md`Looked for among the newest ${searched} deployments; GitHub shows ${all}.`]
    : [md`GitHub shows ${all}.`];
}
