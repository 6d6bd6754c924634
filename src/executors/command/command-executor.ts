// Commands of the operator's: on this host, or over ssh on another. A run outlives the Slipway that started it.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../../domain/fault.ts";
import type { Order } from "../../domain/order.ts";
import type { Report } from "../../domain/report.ts";
import type { Run } from "../../domain/run.ts";
import type { Executor, RememberRun, Started } from "../../flows/ports.ts";
import type { LocalCommand, SshCommand } from "../operators/operators.ts";
import type { ExecutorOutside } from "../outside.ts";
import { cancelHere, cancelThere } from "./cancel-run.ts";
import { type Ending, toReport } from "./ending.ts";
import { createFollowing } from "./following.ts";
import { readHostId } from "./host-id.ts";
import { isCode } from "./is-code.ts";
import { launch } from "./launch.ts";
import { onceDone, oneAtATime } from "./one-at-a-time.ts";
import { abandon, exists, folderName, makeFolder, placeIn, readBegun, readEnd, runOfFolder } from "./run-folder.ts";
import { type Machine, ofMachine, toInstructions } from "./to-instructions.ts";

export interface CommandExecutor extends Executor {
  cancel(run: Run): Promise<boolean>;
  /** What goes on goes on, and is found again by the next one. */
  stop(): Promise<void>;
}

export const runsFolder = (machine: Pick<Machine, "folder">): string => join(machine.folder, "runs");

/** Its runs that go on already are followed from now on, also those that nobody asks for. */
export function commandExecutor(
  definition: LocalCommand | SshCommand,
  machine: Machine,
  outside: ExecutorOutside,
): CommandExecutor {
  const { name, kind, concurrency } = definition;
  const over = kind === "ssh" ? "ssh" : "here";
  const runs = join(runsFolder(machine), name);
  const following = createFollowing({ runs, over, concurrency }, outside);
  const folderOf = (run: Run): string => join(runs, folderName(run.id));

  const host = onceDone(async () => {
    const id = await readHostId(machine.folder);
    for (const run of await runsIn(runs)) await following.find(run);
    return id;
  });
  host().catch((error: unknown) => outside.log.error({ err: error, executor: name }, "runs not looked for"));

  async function stand(run: Run): Promise<Report> {
    const ending = await toldEnding(folderOf(run));
    if (ending) return toReport(ending, over);
    return { state: (await readBegun(folderOf(run))) ? "in_progress" : "queued" };
  }

  async function start(run: Run, { order, remember }: Asked): Promise<Started> {
    const handle: Handle = { host: await host() };
    // Another host's Slipway may have started it, and tells of it if it did: this one sees nothing of that.
    const there = hostOf(run);
    if (there !== null && there !== handle.host) return { handle: run.handle, report: { state: "queued" } };
    const instructions = toInstructions(definition, { run, order }, machine);
    if ("problem" in instructions) {
      return { handle, report: { state: "error", description: `Not started: ${instructions.problem}` } };
    }
    if (!(await exists(folderOf(run)))) await remember(handle);
    if (!(await makeFolder(folderOf(run)))) {
      await following.find(run.id);
      return { handle, report: await stand(run) };
    }
    const ahead = await following.begin(run.id, () => launch(folderOf(run), instructions, ofMachine(machine)));
    return { handle, report: ahead === 0 ? { state: "in_progress" } : waits(name, ahead) };
  }

  async function observe(run: Run): Promise<Report | null> {
    const there = hostOf(run);
    if (there !== null && there !== (await host())) return null;
    if (!(await exists(folderOf(run)))) return there === null ? null : forgotten;
    const ending = await toldEnding(folderOf(run));
    if (ending) return toReport(ending, over);
    await following.find(run.id);
    return null;
  }

  async function cancel(run: Run): Promise<boolean> {
    const folder = folderOf(run);
    if ((hostOf(run) ?? (await host())) !== (await host()) || !(await exists(folder))) return false;
    if (await readEnd(folder)) return true;
    if (await abandon(folder, { kind: "cancelled" })) {
      following.withdraw(run.id);
      return true;
    }
    if (definition.kind === "command") return cancelHere(folder);
    return cancelThere(definition, { folder, run }, { machine, log: outside.log });
  }

  const startOnce = oneAtATime((run, asked: Asked) => forLater(start(run, asked)));

  return {
    start: async (run, order, remember) => startOnce(run, { order, remember }),
    observe: (run) => forLater(observe(run)),
    cancel: oneAtATime((run) => forLater(cancel(run))),
    async stop() {
      await host().catch(() => {});
      await following.stop();
    },
  };
}

interface Asked {
  readonly order: Order;
  readonly remember: RememberRun;
}

/** What the file system refuses now, it may grant later. */
const forLater = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
  answer.catch((error: unknown) => {
    if (error instanceof Fault) throw error;
    throw new Fault("transient", "The data folder cannot be used", { cause: error });
  });

interface Handle {
  readonly host: string;
}

const hostOf = ({ handle }: Run): string | null => (handle as Handle | null)?.host ?? null;

const waits = (name: string, ahead: number): Report => ({
  state: "queued",
  description: `Waits for ${ahead} other ${ahead === 1 ? "run" : "runs"} of ${name}`,
});

const forgotten: Report = { state: "error", description: "Its host knows nothing of this run any more" };

/** Null as long as something of the run is still to be told. */
const toldEnding = async (folder: string): Promise<Ending | null> =>
  (await exists(placeIn(folder, "told"))) ? readEnd(folder) : null;

async function runsIn(runs: string): Promise<readonly string[]> {
  const names = await readdir(runs).catch((error: unknown) => (isCode(error, "ENOENT") ? [] : Promise.reject(error)));
  const open = await Promise.all(
    names.map(async (name) => ((await exists(placeIn(join(runs, name), "told"))) ? null : runOfFolder(name))),
  );
  return open.filter((run) => run !== null);
}
