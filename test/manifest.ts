// app.yml as data: stories run with exactly what it asks for.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";

interface Manifest {
  readonly default_permissions: Record<string, "read" | "write">;
  readonly default_events: readonly string[];
}

export const manifest = parse(readFileSync(resolve(import.meta.dirname, "../app.yml"), "utf8")) as Manifest;
