// From an order, and what the operator defined, to what a runner is told.
import { basename } from "node:path";
import type { Order } from "../../domain/order.ts";
import type { Run } from "../../domain/run.ts";
import type { LocalCommand, SshCommand, Words } from "../operators/operators.ts";
import type { Instructions } from "./instructions.ts";
import { inherited, toVariables, type Variables } from "./order-variables.ts";
import { toSshWords } from "./ssh-words.ts";

export interface Machine {
  /** Slipway's data folder. */
  readonly folder: string;
  /** The environment that Slipway runs in: little of it reaches a command. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The ssh client: `ssh`, where nothing is said. */
  readonly ssh?: Words;
}

const day = 24 * 60 * 60_000;

export function toInstructions(
  definition: LocalCommand | SshCommand,
  { run, order }: { readonly run: Run; readonly order: Order },
  machine: Machine,
): Instructions | { readonly problem: string } {
  const common = {
    input: JSON.stringify(order),
    silence: Math.min(definition.timeout ?? Infinity, run.environment.timeout),
    longest: day,
  };
  if (definition.kind === "ssh") {
    const command = toSshWords(definition, machine.ssh ?? ["ssh"], definition.command);
    return { ...common, command, name: "ssh", directory: null, environment: ofClient(machine) };
  }
  const { command, directory } = definition;
  const read = toVariables(order);
  if ("problem" in read) return read;
  const environment = { ...ofMachine(machine), ...read.variables };
  return { ...common, command, name: basename(command[0]), directory, environment };
}

export const ofMachine = (machine: Machine): Variables => pick(machine, inherited);

/** The agent is the client's own business: nothing is forwarded to the host. */
export const ofClient = (machine: Machine): Variables => pick(machine, [...inherited, "SSH_AUTH_SOCK"]);

const pick = ({ variables }: Machine, names: readonly string[]): Variables =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = variables[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
