// Plays chaos scenarios, some at a time, and says what Slipway survived: `npm run chaos -- --runs 1000 --seed 7`.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { addUp, nothingYet, sayTally } from "../test/chaos/journal.ts";
import { type Outcome, play } from "../test/chaos/play.ts";
import { drawScenario } from "../test/chaos/scenario.ts";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    runs: { type: "string", default: "20" },
    /** Of the first run; each further one has the next number. */
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** All runs have the same seed: processes keep their own time, so that a failure may take some tries to come back. */
    same: { type: "boolean", default: false },
    /** How many scenarios at a time: most of their time is waiting. */
    parallel: { type: "string", default: String(2 * availableParallelism()) },
    /** Processes also stand still for a while. */
    pauses: { type: "boolean", default: true },
    /** After a failure, too. */
    "keep-going": { type: "boolean", default: false },
    /** Prints what happened, also where nothing is wrong. */
    verbose: { type: "boolean", default: false },
  },
});

const [first, runs] = [Number(values.seed), Number(values.runs)];
const terms = { pauses: values.pauses };
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const interrupted = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => interrupted.abort());

const total = { runs: 0, tally: nothingYet, cards: new Map<string, number>(), failed: [] as number[] };

function report(seed: number, { breaches, tally, headlines, journal, took }: Outcome): void {
  const well = breaches.length === 0;
  say(`seed ${seed}: ${well ? "ok" : "FAILED"} after ${(took / 1000).toFixed(1)} s: ${sayTally(tally)}`);
  if (!well || values.verbose) for (const line of journal) say(`  ${line}`);
  for (const breach of breaches) say(`  BREACH ${breach}`);
  if (!well) say(`  Again: npm run chaos -- --runs 10 --same --seed ${seed}${values.pauses ? "" : " --no-pauses"}`);
  if (!well) total.failed.push(seed);
  total.runs += 1;
  total.tally = addUp(total.tally, tally);
  for (const kind of headlines.map(withoutNames)) total.cards.set(kind, (total.cards.get(kind) ?? 0) + 1);
}

const withoutNames = (headline: string): string => headline.replaceAll(/`[^`]*`/g, "…");

let begun = 0;

async function playOn(folder: string): Promise<void> {
  const { signal } = interrupted;
  const enough = (): boolean => signal.aborted || (total.failed.length > 0 && !values["keep-going"]);
  while (begun < runs && !enough()) {
    const seed = first + (values.same ? 0 : begun);
    begun += 1;
    report(seed, await play(drawScenario(seed, terms), { folder, signal }));
  }
}

function summarize(): void {
  const well = total.runs - total.failed.length;
  say(`${well} of ${total.runs} runs survived ${sayTally(total.tally)}. In the end the cards said:`);
  const cards = [...total.cards].sort(([, a], [, b]) => b - a);
  for (const [kind, count] of cards) say(`${String(count).padStart(8)} ${kind}`);
  if (total.failed.length > 0)
    say(`FAILED: ${total.failed.length} of them, with the seeds ${[...new Set(total.failed)].join(", ")}`);
}

/** A scenario that cannot even be played ends all of them. */
async function work(folder: string): Promise<void> {
  try {
    await playOn(folder);
  } catch (error) {
    if (!interrupted.signal.aborted) say(String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
    interrupted.abort();
  }
}

const folder = await mkdtemp(join(tmpdir(), "slipway-chaos-"));
await chmod(folder, 0o711);
await Promise.all(Array.from({ length: Number(values.parallel) }, () => work(folder)));
await rm(folder, { recursive: true, force: true });
summarize();
process.exit(total.failed.length > 0 ? 1 : process.exitCode);
