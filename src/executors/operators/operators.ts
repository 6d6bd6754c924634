// What the operator defines: executors by name, and the repositories and environments that may use them.
import { matchesGlob } from "../../config/glob.ts";
import type { Duration } from "../../domain/duration.ts";

export type Operators = ReadonlyMap<string, OperatorExecutor>;

export type OperatorExecutor = LocalCommand | SshCommand | OperatorWebhook;

interface Common {
  readonly name: string;
  /** Patterns of owner/name. */
  readonly repositories: readonly string[];
  /** Patterns of names; null: all. */
  readonly environments: readonly string[] | null;
  /** How long it may be silent, where the environment does not allow less; null: as long as the environment allows. */
  readonly timeout: Duration | null;
}

interface Program extends Common {
  /** An argument vector: the program, and its arguments. */
  readonly command: Words;
  /** So many of its runs at a time, in each process of Slipway. */
  readonly concurrency: number;
}

export type Words = readonly [string, ...string[]];

export interface LocalCommand extends Program {
  readonly kind: "command";
  /** Absolute; null: each run has an empty one of its own. */
  readonly directory: string | null;
}

export interface SshCommand extends Program {
  readonly kind: "ssh";
  readonly destination: Destination;
  /** What stops a run on that host; null: nothing does. */
  readonly cancel: Words | null;
}

export interface Destination {
  readonly user: string;
  readonly host: string;
  /** Null: as the ssh client has it. */
  readonly port: number | null;
}

export interface OperatorWebhook extends Common {
  readonly kind: "webhook";
  readonly url: string;
  readonly secret: string;
}

/** GitHub tells no upper from lower case, neither in repositories nor in environments. */
export function allows(
  { repositories, environments }: OperatorExecutor,
  repository: string,
  environment: string,
): boolean {
  return oneMatches(repositories, repository) && (environments === null || oneMatches(environments, environment));
}

const oneMatches = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) => matchesGlob(pattern.toLowerCase(), name.toLowerCase()));
