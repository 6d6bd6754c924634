// app.yml as data: the demo's Slipway has exactly the permissions and events that a real one is given.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

export interface Manifest {
  readonly default_permissions: Readonly<Record<string, "read" | "write">>;
  readonly default_events: readonly string[];
}

const path = new URL("../../app.yml", import.meta.url);

export const readManifest = (): Manifest => parse(readFileSync(path, "utf8")) as Manifest;
