// A process that starts one run, as Slipway does, and follows it until it is killed: `slipway-process.ts FOLDER WORD…`.
import { commandExecutor } from "../../src/executors/command/command-executor.ts";
import { systemClock } from "../../src/system-clock.ts";
import { aCommand, machineIn } from "./command-stage.ts";
import { anOrder, aRun, forgetful, ordered } from "./run.ts";

const [, , folder = "", program = "", ...words] = process.argv;
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const log = { info: () => {}, warn: () => {}, error: (facts: object, message: string) => say({ facts, message }) };

const executor = commandExecutor(aCommand({ command: [program, ...words] }), machineIn(folder), {
  clock: systemClock,
  log,
  report: async (_, report) => say({ report }),
  output: async (_, text) => say({ text }),
});
say({ started: await executor.start(ordered(aRun()), anOrder(), forgetful) });
