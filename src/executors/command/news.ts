// Tells the outside what a run does, and notes in its folder what was told.
import { rm } from "node:fs/promises";
import type { Report } from "../../domain/report.ts";
import type { ExecutorOutside } from "../outside.ts";
import { type Ending, toReport } from "./ending.ts";
import { keepTrying, type Stopping } from "./keep-trying.ts";
import { nextPart, type Source } from "./next-part.ts";
import { placeIn } from "./run-folder.ts";
import { readJson, replaceFile, writeOnce } from "./write-once.ts";

export interface Subject {
  readonly run: string;
  readonly folder: string;
  readonly over: "here" | "ssh";
}

/** Each resolves when the outside has taken it, and throws `Stopped` where it is not to be told any more. */
export interface News {
  report(report: Report): Promise<void>;
  /** The next part of the output; false where there is none. What was taken and not noted may be told again. */
  output(source: Source): Promise<boolean>;
  end(ending: Ending): Promise<void>;
}

export function createNews({ run, folder, over }: Subject, outside: ExecutorOutside, stopping: Stopping): News {
  const taken = placeIn(folder, "taken");
  let offset: number | null = null;
  const report = (report: Report): Promise<void> => keepTrying(outside, stopping, () => outside.report(run, report));
  return {
    report,
    async output(source) {
      offset ??= (await readJson<{ readonly offset: number }>(taken))?.offset ?? 0;
      const part = await nextPart(placeIn(folder, "output"), offset, source);
      if (!part) return false;
      await keepTrying(outside, stopping, () => outside.output(run, part.text));
      offset = part.next;
      await replaceFile(taken, { offset });
      return true;
    },
    async end(ending) {
      outside.log.info({ run, ending }, "run ended");
      await report(toReport(ending, over));
      await writeOnce(placeIn(folder, "told"), {});
      await rm(placeIn(folder, "work"), { recursive: true, force: true }).catch((error: unknown) =>
        outside.log.warn({ err: error, run }, "working folder not removed"),
      );
    },
  };
}
