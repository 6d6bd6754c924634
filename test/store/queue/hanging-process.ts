// A process that starts jobs and never ends one: it says each job's name, and waits to be killed.
import { writeSync } from "node:fs";
import { nameOf } from "./names.ts";
import { openQueue } from "./open-queue.ts";

const [, , url = ""] = process.argv;
const queue = await openQueue(url, { concurrency: 1 });
await queue.start({
  perform: (job) => {
    writeSync(1, `${nameOf(job)}\n`);
    return new Promise(() => {});
  },
  giveUp: async () => {},
});
