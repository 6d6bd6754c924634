// The process that carries one run out, whatever becomes of the Slipway that started it: `runner.ts FOLDER`, told the rest over stdin.
import { carryOut } from "./carry-out.ts";
import type { Ending } from "./ending.ts";
import { readInstructions } from "./instructions.ts";
import { codeOf } from "./is-code.ts";
import { identify } from "./process-identity.ts";
import { type Begun, isCancelled, placeIn, writeEnd } from "./run-folder.ts";
import { writeOnce } from "./write-once.ts";

const [, , folder = ""] = process.argv;
const stop = Promise.withResolvers<void>();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop.resolve());

const notStarted = (error: unknown): Ending => ({
  kind: "not_started",
  what: "what a run needs",
  code: codeOf(error) ?? "ERROR",
});

/** Whoever cancels says so in the folder first: a host that goes down sends the same signal. */
async function asCancelled(ending: Ending): Promise<Ending> {
  const isSuccess = ending.kind === "exited" && ending.status === 0;
  return !isSuccess && (await isCancelled(folder)) ? { kind: "cancelled" } : ending;
}

const instructions = await readInstructions(process.stdin);
const runner = identify(process.pid);
if (instructions && runner && (await writeOnce(placeIn(folder, "begun"), { runner } satisfies Begun))) {
  const ending = await carryOut(folder, instructions, stop.promise).catch(notStarted);
  await writeEnd(folder, await asCancelled(ending));
}
// What the command left behind may still hold the pipe.
process.exit();
