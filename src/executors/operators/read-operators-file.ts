// The operator's file from the disk, at start.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Variables } from "./secret-mistakes.ts";
import { type OperatorsFile, readOperators } from "./read-operators.ts";

export type OperatorsFileRead = OperatorsFile | { readonly problems: readonly string[] };

/** Each problem begins with the place: "./executors.yml:3:5: …". No sentence holds a value of the environment. */
export function readOperatorsFile(path: string, variables: Variables): OperatorsFileRead {
  const text = readText(path);
  if (typeof text !== "string") return { problems: [`${path} cannot be read (${text.code})`] };
  const read = readOperators(text, { variables, folder: dirname(resolve(path)) });
  if (!("problems" in read)) return read;
  return { problems: read.problems.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`) };
}

function readText(path: string): string | { readonly code: string } {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? "no file" };
  }
}
