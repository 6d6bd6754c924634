// No process ended by itself, nothing was given up, and GitHub was asked for nothing that it does not know.
import type { Invariant } from "../evidence.ts";

export const noAlarm: Invariant = ({ sandbox, surprises, dead, complaints }) => [
  ...sandbox.failures.map((failure) => `the sandbox: ${failure}`),
  ...surprises,
  ...dead.map((job) => `given up: ${job}`),
  ...complaints.map((line) => `an error in the log: ${line}`),
];
