// npm run slipway -- jobs: what was given up, and running it again.
import { readPlace } from "../settings.ts";
import { type ReachedQueue, reachQueue } from "../store/reach-queue.ts";
import { systemClock as clock } from "../system-clock.ts";
import { renderJson, renderTable } from "./jobs-table.ts";
import { type JobsAsked, parseJobs } from "./parse-jobs.ts";
import { logTo } from "./terminal.ts";
import type { ExitCode, Terminal, Verb } from "./verb.ts";

const usage = [
  "Usage: npm run slipway -- jobs [--json]",
  "       npm run slipway -- jobs retry ID... | --all",
  "",
  "Lists the jobs that Slipway gave up after its last try, oldest first, 1000 at most; or runs them again, with all",
  "their tries. Reads DATABASE_URL, or SLIPWAY_DATA_DIR, as Slipway itself does; Slipway may run meanwhile or not.",
].join("\n");

export const jobs: Verb = {
  means: "lists jobs that were given up, and runs them again",
  run: async (words, terminal) => {
    const asked = parseJobs(words);
    if (asked.kind === "help") return say(terminal, usage);
    if (asked.kind === "problem") return complain(terminal, `${asked.problem}\n\n${usage}`, 2);
    const place = readPlace();
    if ("problems" in place) return complain(terminal, place.problems.join("\n"), 1);
    const reached = await reachQueue(place.place, { clock, log: logTo(terminal) });
    try {
      return await answer(asked, reached, terminal);
    } finally {
      await reached.close();
    }
  },
};

type Asked = Extract<JobsAsked, { kind: "list" | "retry" }>;

export async function answer(
  asked: Asked,
  reached: Omit<ReachedQueue, "close">,
  terminal: Terminal,
): Promise<ExitCode> {
  if (asked.kind === "list") return list(asked, reached, terminal);
  const ids = asked.ids === "all" ? (await reached.queue.deadJobs()).map(({ id }) => id) : asked.ids;
  if (ids.length === 0) return say(terminal, nothing);
  let missing = 0;
  for (const id of ids) {
    if (await reached.queue.retry(id)) terminal.say(`${id} is queued again.`);
    else missing += complain(terminal, `There is no dead job ${id}.`, 1);
  }
  if (reached.isRunning === false && missing < ids.length)
    terminal.say("Slipway does not run now: started, it goes on.");
  return missing > 0 ? 1 : 0;
}

const nothing = "No job was given up.";

async function list(
  { json }: { json: boolean },
  { queue }: Omit<ReachedQueue, "close">,
  terminal: Terminal,
): Promise<0> {
  const dead = await queue.deadJobs();
  if (json) return say(terminal, renderJson(dead));
  return say(terminal, dead.length === 0 ? nothing : renderTable(dead));
}

function say(terminal: Terminal, text: string): 0 {
  terminal.say(text);
  return 0;
}

function complain<Code extends 1 | 2>(terminal: Terminal, text: string, code: Code): Code {
  terminal.complain(text);
  return code;
}
