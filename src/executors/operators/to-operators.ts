// The file as checked to executors.
import { isAbsolute, resolve } from "node:path";
import { parseDuration } from "../../domain/duration.ts";
import { parseDestination } from "./destination.ts";
import type { OperatorExecutor, Operators, Words } from "./operators.ts";
import type { ExecutorBody, File } from "./schema.ts";
import type { Variables } from "./secret-mistakes.ts";

export interface Beside {
  readonly variables: Variables;
  /** The folder of the file: relative paths in it start there. */
  readonly folder: string;
}

export const toOperators = ({ executors }: File, beside: Beside): Operators =>
  new Map(Object.entries(executors).map(([name, body]) => [name, toExecutor(name, body, beside)]));

function toExecutor(name: string, body: ExecutorBody, { variables, folder }: Beside): OperatorExecutor {
  const common = {
    name,
    repositories: body.repositories,
    environments: body.environments ?? null,
    timeout: body.timeout === undefined ? null : parseDuration(body.timeout),
  };
  if (body.webhook !== undefined) {
    return { ...common, kind: "webhook", url: body.webhook, secret: variables[body.secret_env ?? ""] ?? "" };
  }
  const program = { ...common, concurrency: body.concurrency ?? 1, command: toWords(body.command) };
  const destination = parseDestination(body.ssh ?? "");
  if (destination) return { ...program, kind: "ssh", destination, cancel: body.cancel ? toWords(body.cancel) : null };
  const directory = body.directory === undefined ? null : resolve(folder, body.directory);
  return { ...program, kind: "command", directory, command: found(program.command, directory ?? folder) };
}

const toWords = ([program = "", ...rest]: readonly string[] = []): Words => [program, ...rest];

/** A name is looked for in PATH; a path starts in the directory, or, where each run has its own, in the file's folder. */
function found([program, ...rest]: Words, from: string): Words {
  const isName = !program.includes("/");
  return [isName || isAbsolute(program) ? program : resolve(from, program), ...rest];
}
