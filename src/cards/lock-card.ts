// What `/lock` and `/unlock` are answered, and what is told to whom a lock was taken away from.
import type { EnvironmentLock } from "../domain/lock.ts";
import { unlock } from "./command-line.ts";
import { code, join, link, type Markdown, md } from "./md.ts";
import { utc } from "./words.ts";

export interface Locked {
  readonly lock: EnvironmentLock;
  /** What held it before; null: nothing did. */
  readonly before: EnvironmentLock | null;
  readonly dryRun: boolean;
}

export function renderLocked({ lock, before, dryRun }: Locked): Markdown {
  const { environment, pullRequest, reason } = lock;
  const verb = dryRun ? md`would be` : md`is`;
  const why = reason === "" ? md`.` : md`: ${withStop(reason)}`;
  const isOthers = before !== null && before.pullRequest.number !== pullRequest.number;
  return join(
    [
      md`🔒 ${code(environment)} ${verb} locked for pull request ${pullRequest.number} ${until(lock)}${why}`,
      ...(isOthers ? [taken(before, dryRun)] : []),
      ...(dryRun ? [nothingDone] : []),
    ],
    " ",
  );
}

function until({ environment, release, expiresAt }: EnvironmentLock): Markdown {
  const end = expiresAt === null ? [] : [md`until ${utc(expiresAt)}`];
  const merge = release === "merge" ? [md`until it is merged or closed`] : [];
  return join([...end, ...merge, md`until ${unlock(environment)}`], ", or ");
}

const taken = ({ pullRequest, by, url }: EnvironmentLock, dryRun: boolean): Markdown =>
  md`${code(by)} had it ${link(md`locked`, url)} for pull request ${pullRequest.number}, where that ${dryRun ? "would be" : "is"} told.`;

export interface Unlocked {
  readonly environment: string;
  /** Another pull request's lock that was taken away; null: its own. */
  readonly before: EnvironmentLock | null;
  readonly dryRun: boolean;
}

export const renderUnlocked = ({ environment, before, dryRun }: Unlocked): Markdown =>
  join(
    [
      md`🔓 ${code(environment)} ${dryRun ? "would be" : "is"} unlocked: whoever waits for it goes on.`,
      ...(before ? [taken(before, dryRun)] : []),
      ...(dryRun ? [nothingDone] : []),
    ],
    " ",
  );

const nothingDone = md`This was a dry run: nothing was done.`;

export interface TakenAway {
  readonly former: EnvironmentLock;
  /** A login. */
  readonly by: string;
  /** Of the comment. */
  readonly url: string;
  readonly reason: string;
  /** The number of the pull request that holds it now; null: nobody does. */
  readonly heldFor: number | null;
}

/** For the pull request that held it. */
export function renderTakenAway({ former, by, url, reason, heldFor }: TakenAway): Markdown {
  const { environment } = former;
  const what =
    heldFor === null
      ? md`${link(md`released`, url)} it`
      : md`${link(md`took it over`, url)} for pull request ${heldFor}`;
  return md`🔓 ${code(environment)} is no longer locked for this pull request: ${code(by)} ${what}: ${withStop(reason)}`;
}

const withStop = (reason: string): string => (/[.!?]$/.test(reason) ? reason : `${reason}.`);
