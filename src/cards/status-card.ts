// The answer to `/status`: what runs in each environment, what is under way, who holds it, and what waits for it.
import type { EnvironmentLock } from "../domain/lock.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import type { DeployRequest } from "../domain/request.ts";
import { isUnread, type Unread } from "../domain/snapshot.ts";
import { code, join, link, type Markdown, md, table } from "./md.ts";
import { deploymentId, stateOf, whatCode, who } from "./past.ts";
import { linked, list, utc } from "./words.ts";

export interface EnvironmentStanding {
  readonly environment: string;
  /** Null: nothing. */
  readonly runs: PastDeployment | Unread | null;
  readonly underWay: readonly PastDeployment[];
  /** Among how many of the newest deployments it was looked for; null: among all. */
  readonly searched: number | null;
  readonly lock: EnvironmentLock | null;
  /** In the order in which they will go on. */
  readonly waiting: readonly DeployRequest[];
}

export interface Status {
  readonly repositoryUrl: string;
  readonly standings: readonly EnvironmentStanding[];
}

export function renderStatus({ repositoryUrl, standings }: Status): Markdown {
  const title = md`#### What runs where`;
  if (standings.length === 0) return join([title, md`There is no environment.`], "\n\n");
  const rows = standings.map((one) => [
    code(one.environment),
    runs(repositoryUrl, one),
    since(one),
    now(repositoryUrl, one),
    lock(one),
    waits(one),
  ]);
  return join([title, table(["environment", "runs", "since", "now", "lock", "waits"], rows)], "\n\n");
}

const nothing = md`–`;

function runs(repositoryUrl: string, { runs, searched }: EnvironmentStanding): Markdown {
  if (isUnread(runs)) return md`unknown: GitHub did not show it (${runs.unread})`;
  if (runs === null) return searched === null ? md`nothing` : md`nothing of the newest ${searched} deployments`;
  const place = linked(md`environment`, runs.environmentUrl);
  return join([whatCode(repositoryUrl, runs), md`deployment ${deploymentId(runs.id)}`, ...place], " · ");
}

function since({ runs }: EnvironmentStanding): Markdown {
  if (runs === null || isUnread(runs)) return nothing;
  return md`${utc(runs.succeededAt ?? runs.stateAt)}, by ${who(runs)}`;
}

const few = { most: 5, length: 3_000 };

function now(repositoryUrl: string, { underWay }: EnvironmentStanding): Markdown {
  if (underWay.length === 0) return nothing;
  return list(underWay, (one) => beingCarriedOut(repositoryUrl, one), few);
}

function beingCarriedOut(repositoryUrl: string, one: PastDeployment): Markdown {
  const task = one.task === "deploy" ? md`` : md` ${code(one.task)}:`;
  return md`${stateOf(one)}:${task} ${whatCode(repositoryUrl, one)}, deployment ${deploymentId(one.id)} by ${who(one)}`;
}

function lock({ lock }: EnvironmentStanding): Markdown {
  if (!lock) return nothing;
  const { pullRequest, by, since, expiresAt, reason, url } = lock;
  const until = expiresAt === null ? md`` : md`, until ${utc(expiresAt)}`;
  const why = reason === "" ? md`` : md`: ${reason}`;
  return md`🔒 ${link(md`pull request ${pullRequest.number}`, url)}, by ${code(by)} since ${utc(since)}${until}${why}`;
}

function waits({ waiting }: EnvironmentStanding): Markdown {
  if (waiting.length === 0) return nothing;
  const placed = waiting.map((request, index) => ({ request, place: index + 1 }));
  return list(placed, ({ request, place }) => md`${place}. ${whoWaits(request)}`, { most: 10, length: 3_000 });
}

const whoWaits = ({ pullRequest, actor, comment }: DeployRequest): Markdown =>
  md`${link(md`pull request ${pullRequest.number}`, comment.url)}, by ${code(actor.login)}`;
