// What a runner is told, over a pipe alone: it holds opened secrets, and is never on disk or among the arguments of a process.
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Duration } from "../../domain/duration.ts";
import type { Words } from "../operators/operators.ts";

export interface Instructions {
  readonly command: Words;
  /** What the program is called where people read it. */
  readonly name: string;
  /** Null: an empty one in the run's folder. */
  readonly directory: string | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly input: string;
  /** How long it may print nothing. */
  readonly silence: Duration;
  readonly longest: Duration;
}

/** Null where whoever wrote them was killed before their end. */
export async function readInstructions(from: Readable): Promise<Instructions | null> {
  try {
    return JSON.parse(await text(from)) as Instructions;
  } catch {
    return null;
  }
}
