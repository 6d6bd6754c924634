// Follows one run to its end: what it does, and what it prints, in its order.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Duration } from "../../domain/duration.ts";
import type { ExecutorOutside } from "../outside.ts";
import { Stopped, type Stopping } from "./keep-trying.ts";
import { look } from "./look.ts";
import { createNews, type Subject } from "./news.ts";
import type { Source } from "./next-part.ts";
import { abandon } from "./run-folder.ts";

export interface Followed extends Subject {
  /** Nobody here starts it: it was found. */
  readonly isFound: boolean;
  /** The state that is known of it. */
  readonly told: "queued" | "in_progress" | null;
}

const distance: Duration = 200;

/** Throws `Stopped`, and whatever the file system throws; can be called again then. */
export async function follow(followed: Followed, outside: ExecutorOutside, stopping: Stopping): Promise<void> {
  const { folder, isFound } = followed;
  const news = createNews(followed, outside, stopping);
  let { told } = followed;
  for (let quiet = 0; ; quiet += distance) {
    const standing = await look(folder);
    const isOver = standing.kind === "ended";
    if (standing.kind === "running" && told !== "in_progress") {
      await news.report({ state: "in_progress" });
      told = "in_progress";
    }
    if (await news.output(sourceOf(isOver, quiet))) quiet = 0;
    else if (isOver) return news.end(standing.ending);
    if (standing.kind === "waiting" && isFound) await giveUp(folder, outside.clock.now());
    if (stopping.yes) throw new Stopped();
    if (!isOver) await outside.clock.pass(distance);
  }
}

const rest: Duration = 1000;

function sourceOf(isOver: boolean, quiet: Duration): Source {
  if (isOver) return "ended";
  return quiet >= rest ? "resting" : "growing";
}

/** For a run that was found: its runner may be on its way. */
const patience: Duration = 30_000;

/** The first who attended to it made the folder. */
async function giveUp(folder: string, now: Date): Promise<void> {
  const { mtimeMs } = await stat(join(folder, "attendant.1.json"));
  if (now.getTime() - mtimeMs > patience) await abandon(folder, { kind: "never_began" });
}
