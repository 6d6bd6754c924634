// The runs of one executor that this process follows.
import { join } from "node:path";
import type { ExecutorOutside } from "../outside.ts";
import { attend, leave } from "./attendance.ts";
import { type Followed, follow } from "./follow.ts";
import { Stopped } from "./keep-trying.ts";
import { abandon, folderName } from "./run-folder.ts";
import { createTurns } from "./turns.ts";

export interface Following {
  /** For a run whose folder is there: in the place of whoever followed it, unless somebody does. */
  find(run: string): Promise<void>;
  /** For a folder that was made just now. `launch` is called at its turn. Answers how many are before it. */
  begin(run: string, launch: () => void): Promise<number>;
  /** For a run that will not begin: its place in the line is free. */
  withdraw(run: string): void;
  /** What goes on goes on; it is not followed any more. */
  stop(): Promise<void>;
}

export interface Followings {
  /** The folder of the executor's runs. */
  readonly runs: string;
  readonly over: Followed["over"];
  readonly concurrency: number;
}

const breath = 5000;

export function createFollowing({ runs, over, concurrency }: Followings, outside: ExecutorOutside): Following {
  const turns = createTurns(concurrency);
  const followed = new Map<string, Promise<void>>();
  const stopping = { yes: false };

  /** A file system that fails for a while does not end it. */
  async function stay(one: Followed): Promise<void> {
    while (!stopping.yes) {
      try {
        return await follow(one, outside, stopping);
      } catch (error) {
        if (error instanceof Stopped) return;
        outside.log.error({ err: error, run: one.run }, "run not followed");
      }
      await outside.clock.pass(breath);
    }
  }

  /** `begun` settles when the run was launched, or when it is certain that it will not be. */
  async function toEnd(one: Followed, begun?: Promise<unknown>): Promise<void> {
    await stay(one);
    turns.leave(one.run);
    try {
      await begun;
      await leave(one.folder);
    } catch (error) {
      outside.log.warn({ err: error, run: one.run }, "run not given back");
    }
    followed.delete(one.run);
  }

  const of = (run: string) => ({ run, over, folder: join(runs, folderName(run)) });

  return {
    async find(run) {
      if (followed.has(run) || !(await attend(of(run).folder))) return;
      turns.hold(run);
      followed.set(run, toEnd({ ...of(run), isFound: true, told: null }));
    },
    async begin(run, launch) {
      if (!(await attend(of(run).folder))) return 0;
      const { ahead, granted } = turns.take(run);
      const begun = granted.then<unknown>((isGranted) => {
        if (isGranted && !stopping.yes) return launch();
        return abandon(of(run).folder, { kind: "never_began" });
      });
      followed.set(run, toEnd({ ...of(run), isFound: false, told: ahead === 0 ? "in_progress" : "queued" }, begun));
      return ahead;
    },
    withdraw: (run) => turns.leave(run),
    async stop() {
      stopping.yes = true;
      await Promise.all(followed.values());
    },
  };
}
